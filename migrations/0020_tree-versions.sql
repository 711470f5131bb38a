CREATE TABLE "tree_versions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "tree_versions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"token" uuid DEFAULT gen_random_uuid() NOT NULL,
	"changes" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "province_weeks" ADD COLUMN "sent_on" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "province_weeks" ADD COLUMN "no_activity" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE FUNCTION mark_tree_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  mine bigint;
BEGIN
  INSERT INTO tree_versions DEFAULT VALUES RETURNING id INTO mine;
  -- Once in a while the rows before become one; those that another transaction is gathering too are left to it.
  IF mine % 100 = 0 THEN
    WITH gathered AS (
      DELETE FROM tree_versions WHERE id IN (
        SELECT id FROM tree_versions WHERE id < mine ORDER BY id FOR UPDATE SKIP LOCKED) RETURNING changes
    )
    UPDATE tree_versions SET changes = changes + (SELECT coalesce(sum(changes), 0) FROM gathered) WHERE id = mine;
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER units_changed AFTER INSERT OR UPDATE OR DELETE ON "units" FOR EACH STATEMENT EXECUTE FUNCTION mark_tree_change();--> statement-breakpoint
CREATE TRIGGER unit_past_changed AFTER INSERT OR UPDATE OR DELETE ON "unit_past" FOR EACH STATEMENT EXECUTE FUNCTION mark_tree_change();--> statement-breakpoint
CREATE TRIGGER teams_changed AFTER INSERT OR UPDATE OR DELETE ON "teams" FOR EACH STATEMENT EXECUTE FUNCTION mark_tree_change();--> statement-breakpoint
CREATE TRIGGER team_past_changed AFTER INSERT OR UPDATE OR DELETE ON "team_past" FOR EACH STATEMENT EXECUTE FUNCTION mark_tree_change();--> statement-breakpoint
CREATE TRIGGER team_lineage_changed AFTER INSERT OR UPDATE OR DELETE ON "team_lineage" FOR EACH STATEMENT EXECUTE FUNCTION mark_tree_change();--> statement-breakpoint
CREATE TRIGGER communes_changed AFTER INSERT OR UPDATE OR DELETE ON "communes" FOR EACH STATEMENT EXECUTE FUNCTION mark_tree_change();--> statement-breakpoint
CREATE TRIGGER holidays_changed AFTER INSERT OR UPDATE OR DELETE ON "holidays" FOR EACH STATEMENT EXECUTE FUNCTION mark_tree_change();--> statement-breakpoint
INSERT INTO "tree_versions" DEFAULT VALUES;--> statement-breakpoint
SELECT set_config('app.communes', '*', true);--> statement-breakpoint
UPDATE "province_weeks" p SET "sent_on" = s.sent_on, "no_activity" = s.no_activity FROM (
  SELECT week, was_province_id, now_province_id, sum(no_activity)::int AS no_activity, (
    SELECT coalesce(jsonb_object_agg(day, teams), '{}') FROM (
      SELECT d.key AS day, sum(d.value::int) AS teams FROM week_summaries o CROSS JOIN LATERAL jsonb_each(o.sent_on) d
      WHERE (o.week, o.was_province_id, o.now_province_id) = (w.week, w.was_province_id, w.now_province_id) GROUP BY 1) days
    ) AS sent_on
  FROM week_summaries w GROUP BY week, was_province_id, now_province_id) s
WHERE (p.week, p.was_province_id, p.now_province_id) = (s.week, s.was_province_id, s.now_province_id);
