CREATE TABLE "team_calls" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "team_calls_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"commune_id" integer NOT NULL,
	"team_id" integer NOT NULL,
	"week" text NOT NULL,
	"reason" text NOT NULL,
	"by_person_id" integer,
	"called_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "team_calls" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "team_calls" ADD CONSTRAINT "team_calls_commune_id_units_id_fk" FOREIGN KEY ("commune_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_calls" ADD CONSTRAINT "team_calls_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "team_calls_week" ON "team_calls" USING btree ("team_id","week");--> statement-breakpoint
CREATE INDEX "team_calls_recent" ON "team_calls" USING btree ("commune_id","called_at");--> statement-breakpoint
CREATE POLICY "commune_scope" ON "team_calls" AS PERMISSIVE FOR ALL TO public USING (case (select nullif(current_setting('app.communes', true), '')) when '*' then true else commune_id = any (coalesce((select nullif(current_setting('app.communes', true), '')), '{}')::int[]) end) WITH CHECK (case (select nullif(current_setting('app.communes', true), '')) when '*' then true else commune_id = any (coalesce((select nullif(current_setting('app.communes', true), '')), '{}')::int[]) end);--> statement-breakpoint
ALTER TABLE "team_calls" FORCE ROW LEVEL SECURITY;
