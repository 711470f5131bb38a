CREATE TABLE "reading_corrections" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reading_corrections_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"commune_id" integer NOT NULL,
	"words" text,
	"read_as" text,
	"code" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"settled_as" text,
	"settled_at" timestamp with time zone,
	"settled_by_person_id" integer
);
--> statement-breakpoint
ALTER TABLE "reading_corrections" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "reading_corrections" ADD CONSTRAINT "reading_corrections_commune_id_units_id_fk" FOREIGN KEY ("commune_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reading_corrections_words" ON "reading_corrections" USING btree ("commune_id","words");--> statement-breakpoint
CREATE POLICY "commune_scope" ON "reading_corrections" AS PERMISSIVE FOR ALL TO public USING (case (select nullif(current_setting('app.communes', true), '')) when '*' then true else commune_id = any (coalesce((select nullif(current_setting('app.communes', true), '')), '{}')::int[]) end) WITH CHECK (case (select nullif(current_setting('app.communes', true), '')) when '*' then true else commune_id = any (coalesce((select nullif(current_setting('app.communes', true), '')), '{}')::int[]) end);--> statement-breakpoint
ALTER TABLE "reading_corrections" FORCE ROW LEVEL SECURITY;
