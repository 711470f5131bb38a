CREATE TABLE "province_weeks" (
	"was_province_id" integer NOT NULL,
	"now_province_id" integer NOT NULL,
	"week" date NOT NULL,
	"first_day" date NOT NULL,
	"last_day" date NOT NULL,
	"sums" jsonb NOT NULL,
	"levels" jsonb NOT NULL,
	"teams" jsonb NOT NULL,
	CONSTRAINT "province_weeks_week_was_province_id_now_province_id_pk" PRIMARY KEY("week","was_province_id","now_province_id")
);
--> statement-breakpoint
CREATE TABLE "stale_weeks" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "stale_weeks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"commune_id" integer NOT NULL,
	"team_id" integer,
	"week" date NOT NULL
);
--> statement-breakpoint
ALTER TABLE "stale_weeks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "week_summaries" (
	"commune_id" integer NOT NULL,
	"was_commune_id" integer NOT NULL,
	"was_province_id" integer NOT NULL,
	"now_province_id" integer NOT NULL,
	"week" date NOT NULL,
	"first_day" date NOT NULL,
	"last_day" date NOT NULL,
	"sums" jsonb NOT NULL,
	"levels" jsonb NOT NULL,
	"teams" jsonb NOT NULL,
	"sent_on" jsonb NOT NULL,
	"no_activity" integer NOT NULL,
	CONSTRAINT "week_summaries_commune_id_week_was_commune_id_was_province_id_pk" PRIMARY KEY("commune_id","week","was_commune_id","was_province_id")
);
--> statement-breakpoint
ALTER TABLE "week_summaries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "team_lineage" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "team_lineage_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"commune_id" integer NOT NULL,
	"from_team_id" integer NOT NULL,
	"to_team_id" integer NOT NULL,
	"kind" text NOT NULL,
	"happened_on" date NOT NULL,
	"carries_past" boolean DEFAULT true NOT NULL,
	"change_id" integer
);
--> statement-breakpoint
ALTER TABLE "team_lineage" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "team_past" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "team_past_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"commune_id" integer NOT NULL,
	"team_id" integer NOT NULL,
	"until_on" date NOT NULL,
	"name" text NOT NULL,
	"unit_id" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "team_past" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tree_changes" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "tree_changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"idempotency_key" text NOT NULL,
	"kind" text NOT NULL,
	"effective_on" date NOT NULL,
	"by_person_id" integer,
	"at" timestamp with time zone NOT NULL,
	"result" jsonb NOT NULL,
	CONSTRAINT "tree_changes_idempotency_key_unique" UNIQUE("idempotency_key")
);
--> statement-breakpoint
CREATE TABLE "unit_past" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "unit_past_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"unit_id" integer NOT NULL,
	"until_on" date NOT NULL,
	"name" text NOT NULL,
	"parent_id" integer
);
--> statement-breakpoint
DROP INDEX "reports_number";--> statement-breakpoint
ALTER TABLE "reports" ADD COLUMN "numbered_by" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "teams" ADD COLUMN "successor_id" integer;--> statement-breakpoint
ALTER TABLE "unit_lineage" ADD COLUMN "carries_past" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "unit_lineage" ADD COLUMN "change_id" integer;--> statement-breakpoint
ALTER TABLE "units" ADD COLUMN "successor_id" integer;--> statement-breakpoint
ALTER TABLE "stale_weeks" ADD CONSTRAINT "stale_weeks_commune_id_units_id_fk" FOREIGN KEY ("commune_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "week_summaries" ADD CONSTRAINT "week_summaries_commune_id_units_id_fk" FOREIGN KEY ("commune_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_lineage" ADD CONSTRAINT "team_lineage_commune_id_units_id_fk" FOREIGN KEY ("commune_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_lineage" ADD CONSTRAINT "team_lineage_from_team_id_teams_id_fk" FOREIGN KEY ("from_team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_lineage" ADD CONSTRAINT "team_lineage_to_team_id_teams_id_fk" FOREIGN KEY ("to_team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_lineage" ADD CONSTRAINT "team_lineage_change_id_tree_changes_id_fk" FOREIGN KEY ("change_id") REFERENCES "public"."tree_changes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_past" ADD CONSTRAINT "team_past_commune_id_units_id_fk" FOREIGN KEY ("commune_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_past" ADD CONSTRAINT "team_past_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_past" ADD CONSTRAINT "team_past_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_past" ADD CONSTRAINT "unit_past_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_past" ADD CONSTRAINT "unit_past_parent_id_units_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "province_weeks_now" ON "province_weeks" USING btree ("now_province_id","week");--> statement-breakpoint
CREATE INDEX "stale_weeks_commune" ON "stale_weeks" USING btree ("commune_id");--> statement-breakpoint
CREATE INDEX "week_summaries_was_province" ON "week_summaries" USING btree ("was_province_id","week");--> statement-breakpoint
CREATE INDEX "week_summaries_now_province" ON "week_summaries" USING btree ("now_province_id","week");--> statement-breakpoint
CREATE INDEX "team_lineage_from" ON "team_lineage" USING btree ("from_team_id");--> statement-breakpoint
CREATE INDEX "team_lineage_to" ON "team_lineage" USING btree ("to_team_id");--> statement-breakpoint
CREATE UNIQUE INDEX "team_past_until" ON "team_past" USING btree ("team_id","until_on");--> statement-breakpoint
CREATE INDEX "team_past_unit" ON "team_past" USING btree ("unit_id");--> statement-breakpoint
CREATE UNIQUE INDEX "unit_past_until" ON "unit_past" USING btree ("unit_id","until_on");--> statement-breakpoint
ALTER TABLE "teams" ADD CONSTRAINT "teams_successor_id_teams_id_fk" FOREIGN KEY ("successor_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_lineage" ADD CONSTRAINT "unit_lineage_change_id_tree_changes_id_fk" FOREIGN KEY ("change_id") REFERENCES "public"."tree_changes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "units" ADD CONSTRAINT "units_successor_id_units_id_fk" FOREIGN KEY ("successor_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reports_team_day" ON "reports" USING btree ("team_id","activity_on");--> statement-breakpoint
CREATE INDEX "unit_lineage_from" ON "unit_lineage" USING btree ("from_unit_id");--> statement-breakpoint
CREATE INDEX "unit_lineage_to" ON "unit_lineage" USING btree ("to_unit_id");--> statement-breakpoint
CREATE UNIQUE INDEX "reports_number" ON "reports" USING btree ("commune_id","number","numbered_by");--> statement-breakpoint
CREATE POLICY "commune_scope" ON "stale_weeks" AS PERMISSIVE FOR ALL TO public USING (case (select nullif(current_setting('app.communes', true), '')) when '*' then true else commune_id = any (coalesce((select nullif(current_setting('app.communes', true), '')), '{}')::int[]) end) WITH CHECK (case (select nullif(current_setting('app.communes', true), '')) when '*' then true else commune_id = any (coalesce((select nullif(current_setting('app.communes', true), '')), '{}')::int[]) end);--> statement-breakpoint
CREATE POLICY "commune_scope" ON "week_summaries" AS PERMISSIVE FOR ALL TO public USING (case (select nullif(current_setting('app.communes', true), '')) when '*' then true else commune_id = any (coalesce((select nullif(current_setting('app.communes', true), '')), '{}')::int[]) end) WITH CHECK (case (select nullif(current_setting('app.communes', true), '')) when '*' then true else commune_id = any (coalesce((select nullif(current_setting('app.communes', true), '')), '{}')::int[]) end);--> statement-breakpoint
CREATE POLICY "commune_scope" ON "team_lineage" AS PERMISSIVE FOR ALL TO public USING (case (select nullif(current_setting('app.communes', true), '')) when '*' then true else commune_id = any (coalesce((select nullif(current_setting('app.communes', true), '')), '{}')::int[]) end) WITH CHECK (case (select nullif(current_setting('app.communes', true), '')) when '*' then true else commune_id = any (coalesce((select nullif(current_setting('app.communes', true), '')), '{}')::int[]) end);--> statement-breakpoint
CREATE POLICY "commune_scope" ON "team_past" AS PERMISSIVE FOR ALL TO public USING (case (select nullif(current_setting('app.communes', true), '')) when '*' then true else commune_id = any (coalesce((select nullif(current_setting('app.communes', true), '')), '{}')::int[]) end) WITH CHECK (case (select nullif(current_setting('app.communes', true), '')) when '*' then true else commune_id = any (coalesce((select nullif(current_setting('app.communes', true), '')), '{}')::int[]) end);--> statement-breakpoint
ALTER TABLE "team_past" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "team_lineage" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "week_summaries" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "stale_weeks" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE FUNCTION mark_stale_week() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.state IN ('submitted', 'amended') THEN
    INSERT INTO stale_weeks (commune_id, team_id, week)
    VALUES (OLD.commune_id, OLD.team_id, date_trunc('week', OLD.activity_on)::date);
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.state IN ('submitted', 'amended') THEN
    -- The same week once is enough; a withdrawal or another day marks the old one above.
    IF TG_OP = 'INSERT' OR OLD.state NOT IN ('submitted', 'amended')
      OR (OLD.commune_id, OLD.team_id, date_trunc('week', OLD.activity_on))
        IS DISTINCT FROM (NEW.commune_id, NEW.team_id, date_trunc('week', NEW.activity_on))
    THEN
      INSERT INTO stale_weeks (commune_id, team_id, week)
      VALUES (NEW.commune_id, NEW.team_id, date_trunc('week', NEW.activity_on)::date);
    END IF;
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER reports_inserted AFTER INSERT ON "reports" FOR EACH ROW
WHEN (NEW.state IN ('submitted', 'amended')) EXECUTE FUNCTION mark_stale_week();--> statement-breakpoint
CREATE TRIGGER reports_deleted AFTER DELETE ON "reports" FOR EACH ROW
WHEN (OLD.state IN ('submitted', 'amended')) EXECUTE FUNCTION mark_stale_week();--> statement-breakpoint
CREATE TRIGGER reports_updated AFTER UPDATE ON "reports" FOR EACH ROW
WHEN ((OLD.state IN ('submitted', 'amended') OR NEW.state IN ('submitted', 'amended'))
  AND (OLD.commune_id, OLD.team_id, OLD.state, OLD.activity_on, OLD.values, OLD.nothing_to_report, OLD.submitted_at)
    IS DISTINCT FROM (NEW.commune_id, NEW.team_id, NEW.state, NEW.activity_on, NEW.values, NEW.nothing_to_report, NEW.submitted_at))
EXECUTE FUNCTION mark_stale_week();--> statement-breakpoint
-- Which indicators add up and which are levels is part of every summary.
CREATE FUNCTION mark_stale_commune() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO stale_weeks (commune_id, week)
  SELECT DISTINCT w.commune_id, w.week FROM week_summaries w WHERE w.commune_id = coalesce(NEW.commune_id, OLD.commune_id);
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER commune_indicators_changed AFTER INSERT OR UPDATE OR DELETE ON "commune_indicators" FOR EACH ROW
EXECUTE FUNCTION mark_stale_commune();--> statement-breakpoint
SELECT set_config('app.communes', '*', true);--> statement-breakpoint
INSERT INTO "stale_weeks" ("commune_id", "week")
SELECT DISTINCT "commune_id", date_trunc('week', "activity_on")::date FROM "reports" WHERE "state" IN ('submitted', 'amended');
