DROP INDEX "reports_number";--> statement-breakpoint
CREATE UNIQUE INDEX "reports_own_number" ON "reports" USING btree ("commune_id","number") WHERE numbered_by = 0;--> statement-breakpoint
CREATE INDEX "reports_number" ON "reports" USING btree ("commune_id","number");