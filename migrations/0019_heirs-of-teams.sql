CREATE TABLE "team_heirs" (
	"commune_id" integer NOT NULL,
	"team_id" integer NOT NULL,
	"heir_id" integer NOT NULL,
	"from_on" date NOT NULL,
	CONSTRAINT "team_heirs_team_id_heir_id_pk" PRIMARY KEY("team_id","heir_id")
);
--> statement-breakpoint
ALTER TABLE "team_heirs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "team_heirs" ADD CONSTRAINT "team_heirs_commune_id_units_id_fk" FOREIGN KEY ("commune_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_heirs" ADD CONSTRAINT "team_heirs_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_heirs" ADD CONSTRAINT "team_heirs_heir_id_teams_id_fk" FOREIGN KEY ("heir_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "team_heirs_heir" ON "team_heirs" USING btree ("heir_id");--> statement-breakpoint
CREATE POLICY "commune_scope" ON "team_heirs" AS PERMISSIVE FOR ALL TO public USING (case (select nullif(current_setting('app.communes', true), '')) when '*' then true else coalesce(commune_id = any ((select nullif(nullif(current_setting('app.communes', true), ''), '*')::int[])::int[]), false) end) WITH CHECK (case (select nullif(current_setting('app.communes', true), '')) when '*' then true else coalesce(commune_id = any ((select nullif(nullif(current_setting('app.communes', true), ''), '*')::int[])::int[]), false) end);--> statement-breakpoint
ALTER TABLE "team_heirs" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
SELECT set_config('app.communes', '*', true);--> statement-breakpoint
WITH RECURSIVE step AS (
  SELECT from_team_id, to_team_id, happened_on FROM team_lineage
  WHERE kind IN ('merged', 'split') AND carries_past AND from_team_id <> to_team_id
), heir AS (
  SELECT from_team_id AS team_id, to_team_id AS heir_id, happened_on AS from_on FROM step
  UNION
  SELECT heir.team_id, step.to_team_id, step.happened_on FROM heir JOIN step ON step.from_team_id = heir.heir_id
)
INSERT INTO "team_heirs" ("commune_id", "team_id", "heir_id", "from_on")
SELECT t.commune_id, h.team_id, h.heir_id, min(h.from_on) FROM heir h JOIN teams t ON t.id = h.team_id GROUP BY 1, 2, 3;--> statement-breakpoint
INSERT INTO "stale_weeks" ("commune_id", "week")
SELECT DISTINCT r.commune_id, date_trunc('week', r.activity_on)::date FROM reports r
WHERE r.state IN ('submitted', 'amended') AND r.team_id IN (SELECT team_id FROM team_heirs);
