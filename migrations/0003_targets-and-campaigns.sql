CREATE TABLE "campaigns" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "campaigns_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"commune_id" integer,
	"unit_id" integer NOT NULL,
	"name" text NOT NULL,
	"document" text,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"excluded" jsonb NOT NULL,
	"idempotency_key" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by_person_id" integer,
	"cancelled_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "campaigns" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "target_amounts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "target_amounts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"commune_id" integer,
	"target_id" integer NOT NULL,
	"team_id" integer,
	"basis" text NOT NULL,
	"amount" integer NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	"set_by_person_id" integer,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "target_amounts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "targets" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "targets_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"commune_id" integer,
	"unit_id" integer NOT NULL,
	"campaign_id" integer,
	"indicator_code" text NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "targets" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_commune_id_units_id_fk" FOREIGN KEY ("commune_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "target_amounts" ADD CONSTRAINT "target_amounts_commune_id_units_id_fk" FOREIGN KEY ("commune_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "target_amounts" ADD CONSTRAINT "target_amounts_target_id_targets_id_fk" FOREIGN KEY ("target_id") REFERENCES "public"."targets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "target_amounts" ADD CONSTRAINT "target_amounts_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "targets" ADD CONSTRAINT "targets_commune_id_units_id_fk" FOREIGN KEY ("commune_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "targets" ADD CONSTRAINT "targets_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "targets" ADD CONSTRAINT "targets_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "campaigns_unit" ON "campaigns" USING btree ("unit_id","starts_on");--> statement-breakpoint
CREATE UNIQUE INDEX "campaigns_idempotency" ON "campaigns" USING btree ("unit_id","idempotency_key");--> statement-breakpoint
CREATE UNIQUE INDEX "target_amounts_one" ON "target_amounts" USING btree ("target_id",coalesce(team_id, 0)) WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "target_amounts_history" ON "target_amounts" USING btree ("target_id","set_at");--> statement-breakpoint
CREATE UNIQUE INDEX "targets_one" ON "targets" USING btree ("unit_id",coalesce(campaign_id, 0),"indicator_code","from_on","to_on") WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX "targets_campaign" ON "targets" USING btree ("campaign_id");--> statement-breakpoint
CREATE POLICY "programme_scope" ON "campaigns" AS PERMISSIVE FOR ALL TO public USING (commune_id is null or case (select nullif(current_setting('app.communes', true), '')) when '*' then true else commune_id = any (coalesce((select nullif(current_setting('app.communes', true), '')), '{}')::int[]) end) WITH CHECK (commune_id is null or case (select nullif(current_setting('app.communes', true), '')) when '*' then true else commune_id = any (coalesce((select nullif(current_setting('app.communes', true), '')), '{}')::int[]) end);--> statement-breakpoint
CREATE POLICY "programme_scope" ON "target_amounts" AS PERMISSIVE FOR ALL TO public USING (commune_id is null or case (select nullif(current_setting('app.communes', true), '')) when '*' then true else commune_id = any (coalesce((select nullif(current_setting('app.communes', true), '')), '{}')::int[]) end) WITH CHECK (commune_id is null or case (select nullif(current_setting('app.communes', true), '')) when '*' then true else commune_id = any (coalesce((select nullif(current_setting('app.communes', true), '')), '{}')::int[]) end);--> statement-breakpoint
CREATE POLICY "programme_scope" ON "targets" AS PERMISSIVE FOR ALL TO public USING (commune_id is null or case (select nullif(current_setting('app.communes', true), '')) when '*' then true else commune_id = any (coalesce((select nullif(current_setting('app.communes', true), '')), '{}')::int[]) end) WITH CHECK (commune_id is null or case (select nullif(current_setting('app.communes', true), '')) when '*' then true else commune_id = any (coalesce((select nullif(current_setting('app.communes', true), '')), '{}')::int[]) end);
--> statement-breakpoint
ALTER TABLE "campaigns" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "target_amounts" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "targets" FORCE ROW LEVEL SECURITY;
