import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import {
  AnnouncementChange,
  AnnouncementInput,
  AnnouncementList,
  AnnouncementView,
  PlanAnswer,
  PlanRequest,
  RecipientList,
  RecipientStateName,
} from "../../../shared/api/announcement.ts";
import { ApiError } from "../../../shared/api/common.ts";
import { unitsBelow, unitsFor } from "../../services/access.ts";
import { confirmedStates, listAnnouncements } from "../../services/announcements/announcement.ts";
import { needsApproval } from "../../services/announcements/confirm.ts";
import { changeDraft, draftAnnouncement, requireWithin, sendingTime } from "../../services/announcements/drafts.ts";
import { readAudience } from "../../services/announcements/meant.ts";
import { planSending } from "../../services/announcements/plan.ts";
import { progressOfMany, recipientStates } from "../../services/announcements/progress.ts";
import { AnnouncementRefusedError } from "../../services/announcements/refused-error.ts";
import { readCommune } from "../../services/communes.ts";
import { HttpError } from "../http-error.ts";
import { asAnnouncer, asCallerOnAnnouncement, maySee } from "./announcement-caller.ts";
import { toRecipientView, toSummary, viewOf } from "./announcement-view.ts";
import type { ApiDeps } from "./api-deps.ts";
import type { Caller } from "./authentication.ts";

const tags = ["Thông báo"];
const UnitParams = z.object({ unitId: z.coerce.number().int() });
export const AnnouncementParams = z.object({ announcementId: z.coerce.number().int() });
const PAGE = 20;
const RECIPIENTS_PAGE = 100;
const Cursor = z.coerce.number().int().positive().optional();

/** Writing, planning and looking at announcements; sending and steering them is in announcement-course.ts. */
export async function announcementRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    "/units/:unitId/announcements",
    {
      schema: {
        tags,
        summary: "Các thông báo của một đơn vị, cả bản nháp, mới nhất trước",
        params: UnitParams,
        querystring: z.object({ cursor: Cursor }),
        response: { 200: AnnouncementList, "4xx": ApiError },
      },
    },
    async (request) =>
      asAnnouncer(deps, request, request.params.unitId, (caller) =>
        listOf(caller, request.params.unitId, request.query.cursor),
      ),
  );

  typed.post(
    "/units/:unitId/announcement-plans",
    {
      schema: {
        tags,
        summary: "Dự tính: tới bao nhiêu nơi, bằng cách nào, khi nào xong; không lưu gì",
        params: UnitParams,
        body: PlanRequest,
        response: { 200: PlanAnswer, "4xx": ApiError },
      },
    },
    async (request) =>
      asAnnouncer(deps, request, request.params.unitId, (caller) =>
        planFor(caller, request.params.unitId, request.body, deps.now()),
      ).catch(explain),
  );

  typed.post(
    "/units/:unitId/announcements",
    {
      schema: {
        tags,
        summary: "Soạn một thông báo (bản nháp)",
        params: UnitParams,
        body: AnnouncementInput,
        response: { 200: AnnouncementView, "4xx": ApiError },
      },
    },
    async (request) =>
      asAnnouncer(deps, request, request.params.unitId, async (caller) => {
        const { unitId } = request.params;
        const { sendAt, ...content } = request.body;
        await requireSender(caller, unitId, content.audience);
        requireOwnPicture(content.imageUrl, deps.publicUrl);
        const commune = await readCommune(caller.tx, caller.communeId);
        const announcement = await draftAnnouncement(caller.tx, {
          ...{ ...content, commune, unitId, byPersonId: caller.person.id, now: deps.now() },
          sendAt: sendAt === undefined ? undefined : new Date(sendAt),
        });
        return viewOf(caller, announcement, deps.now());
      }).catch(explain),
  );

  oneAnnouncementRoutes(app, deps);
}

function oneAnnouncementRoutes(app: FastifyInstance, deps: ApiDeps): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    "/announcements/:announcementId",
    {
      schema: {
        tags,
        summary: "Một thông báo: nội dung, dự tính, tiến độ, ai đã nắm",
        params: AnnouncementParams,
        response: { 200: AnnouncementView, "4xx": ApiError },
      },
    },
    async (request) =>
      asCallerOnAnnouncement(deps, request, (caller, announcement) => viewOf(caller, announcement, deps.now())),
  );

  typed.patch(
    "/announcements/:announcementId",
    {
      schema: {
        tags,
        summary: "Sửa một bản nháp",
        params: AnnouncementParams,
        body: AnnouncementChange,
        response: { 200: AnnouncementView, "4xx": ApiError },
      },
    },
    async (request) =>
      asCallerOnAnnouncement(deps, request, async (caller, announcement) => {
        const { sendAt, audience = announcement.audience, ...content } = request.body;
        await requireSender(caller, announcement.unitId, audience);
        requireOwnPicture(content.imageUrl ?? undefined, deps.publicUrl);
        const commune = await readCommune(caller.tx, caller.communeId);
        const change = { ...content, audience, sendAt: typeof sendAt === "string" ? new Date(sendAt) : sendAt };
        return viewOf(caller, await changeDraft(caller.tx, { commune, announcement, change }), deps.now());
      }).catch(explain),
  );

  typed.get(
    "/announcements/:announcementId/recipients",
    {
      schema: {
        tags,
        summary: "Từng nơi nhận: tình trạng và lý do",
        params: AnnouncementParams,
        querystring: z.object({
          cursor: Cursor,
          state: z.union([RecipientStateName, z.array(RecipientStateName)]).optional(),
          silent: z.stringbool().optional(),
        }),
        response: { 200: RecipientList, "4xx": ApiError },
      },
    },
    async (request) =>
      asCallerOnAnnouncement(deps, request, async (caller, { id }) => {
        const { cursor, state, silent } = request.query;
        const rows = await recipientStates(caller.tx, id, {
          states: state === undefined ? undefined : [state].flat(),
          isSilent: silent,
          after: cursor,
          limit: RECIPIENTS_PAGE + 1,
        });
        const page = rows.slice(0, RECIPIENTS_PAGE);
        const last = page.at(-1);
        return {
          recipients: page.map(toRecipientView),
          ...(rows.length > RECIPIENTS_PAGE && last ? { next: String(last.id) } : {}),
        };
      }),
  );
}

async function listOf({ tx, person }: Caller, unitId: number, before: number | undefined): Promise<AnnouncementList> {
  if (!(await maySee({ tx, person }, unitId))) throw unknownUnit();
  const unitIds = await unitsBelow(tx, [unitId]);
  const states = [...confirmedStates, "draft", "cancelled"] as const;
  const rows = await listAnnouncements(tx, { unitIds, states, before, limit: PAGE + 1 });
  const page = rows.slice(0, PAGE);
  const progress = await progressOfMany(
    tx,
    page.map(({ id }) => id),
  );
  const last = page.at(-1);
  return {
    announcements: page.map((one) => toSummary(one, progress.get(one.id))),
    ...(rows.length > PAGE && last ? { next: String(last.id) } : {}),
  };
}

async function planFor(
  caller: Caller,
  unitId: number,
  wanted: z.output<typeof PlanRequest>,
  now: Date,
): Promise<PlanAnswer> {
  const { tx, communeId } = caller;
  const { audience, urgent } = wanted;
  await requireSender(caller, unitId, audience);
  const commune = await readCommune(tx, communeId);
  const wished = wanted.sendAt === undefined ? undefined : new Date(wanted.sendAt);
  const sendAt = await sendingTime(tx, { commune, urgent, sendAt: wished, now });
  const meant = await readAudience(tx, { commune, unitId, audience, sendAt, now });
  const plan = await planSending(tx, { commune, meant, urgent });
  return { plan, needsApproval: needsApproval(commune, plan) };
}

/** Throws 403 for people who may not announce there, and AnnouncementRefusedError for an audience beyond it. */
async function requireSender(
  { tx, person }: Caller,
  unitId: number,
  audience: Parameters<typeof requireWithin>[1]["audience"],
): Promise<void> {
  const unitIds = await unitsFor(tx, person, "announce");
  if (!unitIds.includes(unitId)) {
    throw new HttpError(403, "not_allowed", "Chỉ cán bộ của đơn vị mới gửi được thông báo.");
  }
  await requireWithin(tx, { audience, unitId, unitIds });
}

/** A picture from elsewhere could change after it was looked at. */
function requireOwnPicture(imageUrl: string | undefined, publicUrl: string): void {
  if (imageUrl === undefined || new URL(imageUrl).origin === new URL(publicUrl).origin) return;
  throw new HttpError(400, "foreign_picture", "Ảnh phải được tải lên ở đây trước.");
}

function unknownUnit(): HttpError {
  return new HttpError(404, "unit_not_found", "Không có đơn vị này, hoặc anh/chị chưa có quyền xem.");
}

/** What cannot be done says so in its own words. */
export function explain(error: unknown): never {
  if (!(error instanceof AnnouncementRefusedError)) throw error;
  throw new HttpError(409, error.code, error.message);
}
