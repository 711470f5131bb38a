CREATE TABLE "announcement_acknowledgements" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "announcement_acknowledgements_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"commune_id" integer NOT NULL,
	"announcement_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "announcement_acknowledgements" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "announcement_pictures" (
	"key" text PRIMARY KEY NOT NULL,
	"commune_id" integer NOT NULL,
	"by_person_id" integer,
	"content_type" text NOT NULL,
	"content" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "announcement_pictures" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "announcement_recipients" ADD COLUMN "unit_id" integer;--> statement-breakpoint
ALTER TABLE "announcement_recipients" ADD COLUMN "nudged_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "announcement_recipients" ADD COLUMN "told_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "announcement_recipients" ADD COLUMN "told_by_person_id" integer;--> statement-breakpoint
ALTER TABLE "announcement_recipients" ADD COLUMN "resends" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "announcements" ADD COLUMN "image_url" text;--> statement-breakpoint
ALTER TABLE "announcements" ADD COLUMN "asks_acknowledgement" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "announcements" ADD COLUMN "is_public" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "announcements" ADD COLUMN "send_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "announcements" ADD COLUMN "approval_expires_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "announcements" ADD COLUMN "approved_by_person_id" integer;--> statement-breakpoint
ALTER TABLE "announcements" ADD COLUMN "started_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "announcements" ADD COLUMN "ended_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "announcements" ADD COLUMN "plan" jsonb;--> statement-breakpoint
ALTER TABLE "announcements" ADD COLUMN "nudged_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "announcements" ADD COLUMN "idempotency_key" text;--> statement-breakpoint
ALTER TABLE "announcement_acknowledgements" ADD CONSTRAINT "announcement_acknowledgements_commune_id_units_id_fk" FOREIGN KEY ("commune_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcement_acknowledgements" ADD CONSTRAINT "announcement_acknowledgements_announcement_id_announcements_id_fk" FOREIGN KEY ("announcement_id") REFERENCES "public"."announcements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcement_acknowledgements" ADD CONSTRAINT "announcement_acknowledgements_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcement_pictures" ADD CONSTRAINT "announcement_pictures_commune_id_units_id_fk" FOREIGN KEY ("commune_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "announcement_acknowledgements_once" ON "announcement_acknowledgements" USING btree ("announcement_id","person_id");--> statement-breakpoint
CREATE INDEX "announcement_acknowledgements_person" ON "announcement_acknowledgements" USING btree ("person_id");--> statement-breakpoint
ALTER TABLE "announcement_recipients" ADD CONSTRAINT "announcement_recipients_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "announcement_recipients_unsent" ON "announcement_recipients" USING btree ("announcement_id","id") WHERE outbound_message_id is null and reason is null;--> statement-breakpoint
CREATE INDEX "announcement_recipients_team" ON "announcement_recipients" USING btree ("team_id");--> statement-breakpoint
CREATE INDEX "announcement_recipients_person" ON "announcement_recipients" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "announcement_recipients_one_team" ON "announcement_recipients" USING btree ("announcement_id","team_id") WHERE team_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "announcement_recipients_one_person" ON "announcement_recipients" USING btree ("announcement_id","person_id") WHERE team_id is null;--> statement-breakpoint
CREATE UNIQUE INDEX "announcements_idempotency" ON "announcements" USING btree ("commune_id","idempotency_key");--> statement-breakpoint
CREATE INDEX "announcements_open" ON "announcements" USING btree ("send_at") WHERE state in ('awaiting_approval', 'scheduled', 'sending');--> statement-breakpoint
CREATE INDEX "outbound_announcement" ON "outbound_messages" USING btree ("announcement_id","state") WHERE announcement_id is not null;--> statement-breakpoint
CREATE POLICY "commune_scope" ON "announcement_acknowledgements" AS PERMISSIVE FOR ALL TO public USING (case (select nullif(current_setting('app.communes', true), '')) when '*' then true else commune_id = any (coalesce((select nullif(current_setting('app.communes', true), '')), '{}')::int[]) end) WITH CHECK (case (select nullif(current_setting('app.communes', true), '')) when '*' then true else commune_id = any (coalesce((select nullif(current_setting('app.communes', true), '')), '{}')::int[]) end);--> statement-breakpoint
CREATE POLICY "commune_scope" ON "announcement_pictures" AS PERMISSIVE FOR ALL TO public USING (case (select nullif(current_setting('app.communes', true), '')) when '*' then true else commune_id = any (coalesce((select nullif(current_setting('app.communes', true), '')), '{}')::int[]) end) WITH CHECK (case (select nullif(current_setting('app.communes', true), '')) when '*' then true else commune_id = any (coalesce((select nullif(current_setting('app.communes', true), '')), '{}')::int[]) end);--> statement-breakpoint
ALTER TABLE "announcement_acknowledgements" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "announcement_pictures" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
SELECT set_config('app.communes', '*', true);--> statement-breakpoint
UPDATE "announcement_recipients" SET "unit_id" = "teams"."unit_id" FROM "teams" WHERE "teams"."id" = "announcement_recipients"."team_id";--> statement-breakpoint
UPDATE "announcements" SET "send_at" = "confirmed_at", "started_at" = "confirmed_at" WHERE "confirmed_at" IS NOT NULL;
