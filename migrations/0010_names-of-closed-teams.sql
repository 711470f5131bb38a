DROP INDEX "teams_unit_name";--> statement-breakpoint
CREATE UNIQUE INDEX "teams_unit_name" ON "teams" USING btree ("unit_id","name_key") WHERE closed_on is null;