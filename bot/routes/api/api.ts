import rateLimit from "@fastify/rate-limit";
import swagger from "@fastify/swagger";
import type { FastifyInstance } from "fastify";
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import { announcementCourseRoutes } from "./announcement-course.ts";
import { announcementPictureRoutes } from "./announcement-pictures.ts";
import { announcementRoutes } from "./announcements.ts";
import type { ApiDeps } from "./api-deps.ts";
import { auditLogRoutes } from "./audit-log.ts";
import { requireLogin } from "./authentication.ts";
import { campaignChangeRoutes } from "./campaign-changes.ts";
import { campaignRoutes } from "./campaigns.ts";
import { answerZaloPages } from "./cross-origin.ts";
import { documentCheckRoutes } from "./document-checks.ts";
import { documentRoutes } from "./documents.ts";
import { tagAnswers } from "./entity-tags.ts";
import { exportRoutes } from "./exports.ts";
import { figureRoutes } from "./figures.ts";
import { generalSettingRoutes } from "./general-settings.ts";
import { grantRoutes } from "./grants.ts";
import { guideEditingRoutes, openQuestionRoutes } from "./guide-editing.ts";
import { guideRoutes } from "./guides.ts";
import { handOverRoutes } from "./hand-overs.ts";
import { heldThreadRoutes } from "./held-threads.ts";
import { helpRequestRoutes } from "./help-requests.ts";
import { importRoutes } from "./imports.ts";
import { indicatorEditingRoutes } from "./indicator-editing.ts";
import { joinCodeRoutes } from "./join-codes.ts";
import { loginRoutes } from "./login.ts";
import { memberRoutes } from "./members.ts";
import { nameProposalRoutes } from "./name-proposals.ts";
import { officerRoutes } from "./officers.ts";
import { officialAccountRoutes } from "./official-accounts.ts";
import { oneTargetRoutes } from "./one-target.ts";
import { oversightRoutes } from "./oversight.ts";
import { overviewRoutes } from "./overview.ts";
import { ownAnnouncementRoutes } from "./own-announcements.ts";
import { ownHelpRequestRoutes } from "./own-help-requests.ts";
import { periodRoutes } from "./periods.ts";
import { personMergeRoutes } from "./person-merges.ts";
import { personalDataRoutes } from "./personal-data.ts";
import { photoRoutes } from "./photos.ts";
import { publicAnnouncementRoutes } from "./public-announcements.ts";
import { reminderRuleRoutes } from "./reminder-rules.ts";
import { reminderRoutes } from "./reminders.ts";
import { reportReviewRoutes } from "./report-reviews.ts";
import { reportRoutes } from "./reports.ts";
import { targetRoutes } from "./targets.ts";
import { teamDirectoryRoutes } from "./team-directory.ts";
import { teamTargetRoutes } from "./team-targets.ts";
import { teamRoutes } from "./teams.ts";
import { treeRoutes } from "./tree.ts";
import { treeChangeRoutes } from "./tree-changes.ts";
import { trendRoutes } from "./trends.ts";
import { zaloGroupRoutes } from "./zalo-groups.ts";
import { zaloLoginRoutes } from "./zalo-login.ts";

/** A person in a hurry stays far below; a program gone wild does not. */
const CALLS_A_MINUTE = 1_200;

/** Everything under `/api/v1`, one entry for each noun. */
const allRoutes: readonly ((app: FastifyInstance, deps: ApiDeps) => Promise<void>)[] = [
  loginRoutes,
  zaloLoginRoutes,
  guideRoutes,
  teamRoutes,
  memberRoutes,
  personMergeRoutes,
  handOverRoutes,
  joinCodeRoutes,
  teamDirectoryRoutes,
  officerRoutes,
  grantRoutes,
  generalSettingRoutes,
  importRoutes,
  reportRoutes,
  reportReviewRoutes,
  photoRoutes,
  periodRoutes,
  overviewRoutes,
  figureRoutes,
  treeRoutes,
  treeChangeRoutes,
  oversightRoutes,
  documentRoutes,
  documentCheckRoutes,
  exportRoutes,
  auditLogRoutes,
  indicatorEditingRoutes,
  guideEditingRoutes,
  openQuestionRoutes,
  announcementRoutes,
  announcementPictureRoutes,
  announcementCourseRoutes,
  ownAnnouncementRoutes,
  publicAnnouncementRoutes,
  reminderRoutes,
  reminderRuleRoutes,
  helpRequestRoutes,
  ownHelpRequestRoutes,
  officialAccountRoutes,
  zaloGroupRoutes,
  heldThreadRoutes,
  targetRoutes,
  oneTargetRoutes,
  teamTargetRoutes,
  campaignRoutes,
  campaignChangeRoutes,
  trendRoutes,
  nameProposalRoutes,
  personalDataRoutes,
];

/** `/api/v1`: default deny. A route opens itself by `config: { public: true }`, which also shows in openapi.json. */
export async function apiRoutes(
  app: FastifyInstance,
  { db, vault, graph, outbox, photoFiles, appId, miniAppUrl, publicUrl, zaloDesk, wake, now }: ApiDeps,
): Promise<void> {
  // Not the options as they came: they may hold the prefix, which would then be applied twice.
  const deps: ApiDeps = { db, vault, graph, outbox, photoFiles, appId, miniAppUrl, publicUrl, zaloDesk, wake, now };
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  answerZaloPages(app);
  await app.register(rateLimit, {
    max: CALLS_A_MINUTE,
    timeWindow: "1 minute",
    // Mobile networks put thousands of phones behind one address: only who is nobody yet is counted by it.
    keyGenerator: (request) => request.login?.token ?? request.ip,
  });
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: { title: "Tổ Số", version: "1", description: "API của Mini App và của chương trình khác." },
      components: { securitySchemes: { session: { type: "http", scheme: "bearer" } } },
      security: [{ session: [] }],
    },
    transform: (input) => {
      const { schema, url } = jsonSchemaTransform(input);
      const isPublic = input.route.config?.public === true;
      return { url, schema: isPublic ? { ...schema, security: [] } : schema };
    },
  });
  requireLogin(app, deps);
  tagAnswers(app);
  app.get("/health", { config: { public: true } }, async () => ({ ok: true }));
  app.get("/openapi.json", { config: { public: true }, schema: { hide: true } }, async () => app.swagger());
  for (const routes of allRoutes) await app.register(routes, deps);
}
