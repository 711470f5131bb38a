import rateLimit from "@fastify/rate-limit";
import swagger from "@fastify/swagger";
import type { FastifyInstance } from "fastify";
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import type { Database } from "../../db/connection.ts";
import type { Vault } from "../../db/vault.ts";
import type { Queue } from "../../jobs/queue.ts";
import type { Outbox } from "../../services/outbox/outbox.ts";
import type { PhotoFiles } from "../../services/photos/photo-files.ts";
import type { ZaloDesk } from "../../zalo/desk.ts";
import type { GraphClient } from "../../zalo/graph-client.ts";
import { announcementCourseRoutes } from "./announcement-course.ts";
import { announcementPictureRoutes } from "./announcement-pictures.ts";
import { announcementRoutes } from "./announcements.ts";
import { auditLogRoutes } from "./audit-log.ts";
import { requireLogin } from "./authentication.ts";
import { campaignChangeRoutes } from "./campaign-changes.ts";
import { campaignRoutes } from "./campaigns.ts";
import { answerZaloPages } from "./cross-origin.ts";
import { documentCheckRoutes } from "./document-checks.ts";
import { documentRoutes } from "./documents.ts";
import { exportRoutes } from "./exports.ts";
import { figureRoutes } from "./figures.ts";
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
import { oversightRoutes } from "./oversight.ts";
import { overviewRoutes } from "./overview.ts";
import { ownHelpRequestRoutes } from "./own-help-requests.ts";
import { periodRoutes } from "./periods.ts";
import { photoRoutes } from "./photos.ts";
import { reminderRuleRoutes } from "./reminder-rules.ts";
import { reminderRoutes } from "./reminders.ts";
import { reportReviewRoutes } from "./report-reviews.ts";
import { reportRoutes } from "./reports.ts";
import { oneTargetRoutes, targetRoutes } from "./targets.ts";
import { teamDirectoryRoutes } from "./team-directory.ts";
import { teamTargetRoutes } from "./team-targets.ts";
import { teamRoutes } from "./teams.ts";
import { treeRoutes } from "./tree.ts";
import { treeChangeRoutes } from "./tree-changes.ts";
import { trendRoutes } from "./trends.ts";
import { zaloGroupRoutes } from "./zalo-groups.ts";
import { zaloLoginRoutes } from "./zalo-login.ts";

export interface ApiDeps {
  db: Database;
  vault: Vault;
  graph: GraphClient;
  outbox: Outbox;
  photoFiles: PhotoFiles;
  /** The Zalo app whose ids the Mini App's people have. */
  appId: string;
  /** Where the Mini App is served as a page, e.g. "https://xa.example.vn/app/". */
  miniAppUrl: string;
  /** Address others use to reach us, e.g. "https://xa.example.vn". */
  publicUrl: string;
  zaloDesk: ZaloDesk;
  /** Makes the worker run a job soon. */
  wake: Queue["wake"];
  now: () => Date;
}

/** A phone on a shared village connection stays far below; a program gone wild does not. */
const CALLS_A_MINUTE = 300;

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
  await app.register(rateLimit, { max: CALLS_A_MINUTE, timeWindow: "1 minute" });
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
  app.get("/health", { config: { public: true } }, async () => ({ ok: true }));
  app.get("/openapi.json", { config: { public: true }, schema: { hide: true } }, async () => app.swagger());
  await app.register(loginRoutes, deps);
  await app.register(zaloLoginRoutes, deps);
  await app.register(guideRoutes, deps);
  await app.register(teamRoutes, deps);
  await app.register(memberRoutes, deps);
  await app.register(handOverRoutes, deps);
  await app.register(joinCodeRoutes, deps);
  await app.register(teamDirectoryRoutes, deps);
  await app.register(officerRoutes, deps);
  await app.register(grantRoutes, deps);
  await app.register(importRoutes, deps);
  await app.register(reportRoutes, deps);
  await app.register(reportReviewRoutes, deps);
  await app.register(photoRoutes, deps);
  await app.register(periodRoutes, deps);
  await app.register(overviewRoutes, deps);
  await app.register(figureRoutes, deps);
  await app.register(treeRoutes, deps);
  await app.register(treeChangeRoutes, deps);
  await app.register(oversightRoutes, deps);
  await app.register(documentRoutes, deps);
  await app.register(documentCheckRoutes, deps);
  await app.register(exportRoutes, deps);
  await app.register(auditLogRoutes, deps);
  await app.register(indicatorEditingRoutes, deps);
  await app.register(guideEditingRoutes, deps);
  await app.register(openQuestionRoutes, deps);
  await app.register(announcementRoutes, deps);
  await app.register(announcementPictureRoutes, deps);
  await app.register(announcementCourseRoutes, deps);
  await app.register(reminderRoutes, deps);
  await app.register(reminderRuleRoutes, deps);
  await app.register(helpRequestRoutes, deps);
  await app.register(ownHelpRequestRoutes, deps);
  await app.register(officialAccountRoutes, deps);
  await app.register(zaloGroupRoutes, deps);
  await app.register(heldThreadRoutes, deps);
  await app.register(targetRoutes, deps);
  await app.register(oneTargetRoutes, deps);
  await app.register(teamTargetRoutes, deps);
  await app.register(campaignRoutes, deps);
  await app.register(campaignChangeRoutes, deps);
  await app.register(trendRoutes, deps);
  await app.register(nameProposalRoutes, deps);
}
