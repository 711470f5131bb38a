CREATE TABLE "reopening_requests" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reopening_requests_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"commune_id" integer NOT NULL,
	"period" text NOT NULL,
	"team_id" integer NOT NULL,
	"by_person_id" integer NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "reopening_requests" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "reopening_requests" ADD CONSTRAINT "reopening_requests_commune_id_units_id_fk" FOREIGN KEY ("commune_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reopening_requests" ADD CONSTRAINT "reopening_requests_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reopening_requests_period" ON "reopening_requests" USING btree ("commune_id","period");--> statement-breakpoint
CREATE POLICY "commune_scope" ON "reopening_requests" AS PERMISSIVE FOR ALL TO public USING (case (select nullif(current_setting('app.communes', true), '')) when '*' then true else coalesce(commune_id = any ((select nullif(nullif(current_setting('app.communes', true), ''), '*')::int[])::int[]), false) end) WITH CHECK (case (select nullif(current_setting('app.communes', true), '')) when '*' then true else coalesce(commune_id = any ((select nullif(nullif(current_setting('app.communes', true), ''), '*')::int[])::int[]), false) end);
--> statement-breakpoint
ALTER TABLE "reopening_requests" FORCE ROW LEVEL SECURITY;
