CREATE TABLE "group_wishes" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "group_wishes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"commune_id" integer NOT NULL,
	"team_id" integer NOT NULL,
	"oa_id" text NOT NULL,
	"by_person_id" integer,
	"state" text NOT NULL,
	"asset_id" text,
	"zalo_group_id" integer,
	"reason" text,
	"created_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "group_wishes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "oa_connect_requests" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "oa_connect_requests_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"state_fingerprint" text NOT NULL,
	"commune_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "oa_connect_requests_state_fingerprint_unique" UNIQUE("state_fingerprint")
);
--> statement-breakpoint
CREATE TABLE "zalo_apps" (
	"app_id" text PRIMARY KEY NOT NULL,
	"verifier_sealed" text NOT NULL,
	"challenge" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "zalo_group_members" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "zalo_group_members_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"commune_id" integer NOT NULL,
	"zalo_group_id" integer NOT NULL,
	"user_id" text NOT NULL,
	"is_admin" boolean DEFAULT false NOT NULL,
	"since" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "zalo_group_members" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "reminders" ALTER COLUMN "team_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "help_requests" ADD COLUMN "answer_sealed" text;--> statement-breakpoint
ALTER TABLE "help_requests" ADD COLUMN "answered_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "help_requests" ADD COLUMN "answered_by_person_id" integer;--> statement-breakpoint
ALTER TABLE "help_requests" ADD COLUMN "escalated_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "reminders" ADD COLUMN "also_periods" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "reminders" ADD COLUMN "to_person_id" integer;--> statement-breakpoint
ALTER TABLE "zalo_groups" ADD COLUMN "member_count" integer;--> statement-breakpoint
ALTER TABLE "zalo_groups" ADD COLUMN "link" text;--> statement-breakpoint
ALTER TABLE "zalo_groups" ADD COLUMN "valid_through" date;--> statement-breakpoint
ALTER TABLE "zalo_groups" ADD COLUMN "checked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "zalo_groups" ADD COLUMN "told_state" text;--> statement-breakpoint
ALTER TABLE "group_wishes" ADD CONSTRAINT "group_wishes_commune_id_units_id_fk" FOREIGN KEY ("commune_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_wishes" ADD CONSTRAINT "group_wishes_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_wishes" ADD CONSTRAINT "group_wishes_zalo_group_id_zalo_groups_id_fk" FOREIGN KEY ("zalo_group_id") REFERENCES "public"."zalo_groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "oa_connect_requests" ADD CONSTRAINT "oa_connect_requests_commune_id_units_id_fk" FOREIGN KEY ("commune_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "zalo_group_members" ADD CONSTRAINT "zalo_group_members_commune_id_units_id_fk" FOREIGN KEY ("commune_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "zalo_group_members" ADD CONSTRAINT "zalo_group_members_zalo_group_id_zalo_groups_id_fk" FOREIGN KEY ("zalo_group_id") REFERENCES "public"."zalo_groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "group_wishes_open" ON "group_wishes" USING btree ("team_id") WHERE state in ('waiting', 'calling');--> statement-breakpoint
CREATE INDEX "group_wishes_commune" ON "group_wishes" USING btree ("commune_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "zalo_group_members_user" ON "zalo_group_members" USING btree ("zalo_group_id","user_id");--> statement-breakpoint
CREATE INDEX "zalo_group_members_person" ON "zalo_group_members" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "help_requests_person" ON "help_requests" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "reminders_message" ON "reminders" USING btree ("outbound_message_id");--> statement-breakpoint
CREATE INDEX "reminders_to_person" ON "reminders" USING btree ("to_person_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "reminders_digest_once" ON "reminders" USING btree ("commune_id","period","to_person_id") WHERE kind = 'digest';--> statement-breakpoint
CREATE INDEX "conversations_human" ON "conversations" USING btree ("commune_id","human_until") WHERE human_until is not null;--> statement-breakpoint
CREATE POLICY "commune_scope" ON "group_wishes" AS PERMISSIVE FOR ALL TO public USING (case (select nullif(current_setting('app.communes', true), '')) when '*' then true else commune_id = any (coalesce((select nullif(current_setting('app.communes', true), '')), '{}')::int[]) end) WITH CHECK (case (select nullif(current_setting('app.communes', true), '')) when '*' then true else commune_id = any (coalesce((select nullif(current_setting('app.communes', true), '')), '{}')::int[]) end);--> statement-breakpoint
CREATE POLICY "commune_scope" ON "zalo_group_members" AS PERMISSIVE FOR ALL TO public USING (case (select nullif(current_setting('app.communes', true), '')) when '*' then true else commune_id = any (coalesce((select nullif(current_setting('app.communes', true), '')), '{}')::int[]) end) WITH CHECK (case (select nullif(current_setting('app.communes', true), '')) when '*' then true else commune_id = any (coalesce((select nullif(current_setting('app.communes', true), '')), '{}')::int[]) end);--> statement-breakpoint
ALTER TABLE "group_wishes" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "zalo_group_members" FORCE ROW LEVEL SECURITY;
