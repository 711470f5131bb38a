ALTER TABLE "province_weeks" ALTER COLUMN "version" SET DATA TYPE bigint;--> statement-breakpoint
ALTER TABLE "province_weeks" ALTER COLUMN "version" SET DEFAULT floor(random() * 9007199254740992)::bigint;--> statement-breakpoint
DROP SEQUENCE "province_weeks_version_seq";