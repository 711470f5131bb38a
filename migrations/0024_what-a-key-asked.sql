ALTER TABLE "announcements" ADD COLUMN "request_hash" text;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "request_hash" text;--> statement-breakpoint
ALTER TABLE "tree_changes" ADD COLUMN "request_hash" text;