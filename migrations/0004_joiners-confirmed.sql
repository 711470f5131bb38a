ALTER TABLE "team_members" ADD COLUMN "confirmed_at" timestamp with time zone;--> statement-breakpoint
-- Row-level security holds for the owner too: without a scope the update would find nothing.
SELECT set_config('app.communes', '*', true);--> statement-breakpoint
UPDATE "team_members" SET "confirmed_at" = "joined_at" WHERE "source" = 'join_code';--> statement-breakpoint
SELECT set_config('app.communes', '', true);
