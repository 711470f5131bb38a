ALTER TABLE "login_requests" ADD COLUMN "state_fingerprint" text;--> statement-breakpoint
ALTER TABLE "login_requests" ADD COLUMN "browser_fingerprint" text;--> statement-breakpoint
ALTER TABLE "login_requests" ADD COLUMN "verifier_sealed" text;--> statement-breakpoint
ALTER TABLE "login_requests" ADD CONSTRAINT "login_requests_state_fingerprint_unique" UNIQUE("state_fingerprint");