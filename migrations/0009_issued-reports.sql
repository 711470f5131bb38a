CREATE TABLE "issued_reports" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "issued_reports_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"commune_id" integer,
	"unit_id" integer NOT NULL,
	"period" text NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date NOT NULL,
	"values" jsonb NOT NULL,
	"teams_expected" integer NOT NULL,
	"teams_reported" integer NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"by_person_id" integer
);
--> statement-breakpoint
ALTER TABLE "issued_reports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "issued_reports" ADD CONSTRAINT "issued_reports_commune_id_units_id_fk" FOREIGN KEY ("commune_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "issued_reports" ADD CONSTRAINT "issued_reports_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "issued_reports_code" ON "issued_reports" USING btree ("code");--> statement-breakpoint
CREATE INDEX "issued_reports_unit" ON "issued_reports" USING btree ("unit_id","issued_at");--> statement-breakpoint
CREATE POLICY "issued_report_scope" ON "issued_reports" AS PERMISSIVE FOR ALL TO public USING (commune_id is null or case (select nullif(current_setting('app.communes', true), '')) when '*' then true else commune_id = any (coalesce((select nullif(current_setting('app.communes', true), '')), '{}')::int[]) end) WITH CHECK (commune_id is null or case (select nullif(current_setting('app.communes', true), '')) when '*' then true else commune_id = any (coalesce((select nullif(current_setting('app.communes', true), '')), '{}')::int[]) end);--> statement-breakpoint
ALTER TABLE "issued_reports" FORCE ROW LEVEL SECURITY;
