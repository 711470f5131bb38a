ALTER TABLE "reading_corrections" ADD COLUMN "said" text;--> statement-breakpoint
ALTER TABLE "reading_corrections" ADD COLUMN "by_person_id" integer;--> statement-breakpoint
ALTER TABLE "reports" ADD COLUMN "read_from" jsonb;--> statement-breakpoint
CREATE INDEX "reading_corrections_person" ON "reading_corrections" USING btree ("by_person_id") WHERE by_person_id is not null;--> statement-breakpoint
CREATE INDEX "reports_read_from" ON "reports" USING btree ("created_at") WHERE read_from is not null;