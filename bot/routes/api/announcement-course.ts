import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import {
  AnnouncementView,
  ApprovalRequest,
  CourseRequest,
  HandWorkRequest,
  SendRequest,
} from "../../../shared/api/announcement.ts";
import { ApiError } from "../../../shared/api/common.ts";
import { mayOnUnit } from "../../services/access.ts";
import { nudgeSilent } from "../../services/announcements/acknowledge.ts";
import { type Announcement, findAnnouncement } from "../../services/announcements/announcement.ts";
import { approveAnnouncement, confirmAnnouncement, rejectAnnouncement } from "../../services/announcements/confirm.ts";
import { changeCourse } from "../../services/announcements/course.ts";
import { noDraft, planAnnouncement } from "../../services/announcements/drafts.ts";
import { messageOf } from "../../services/announcements/message.ts";
import { announcementNotice, askApprovers } from "../../services/announcements/notices.ts";
import { AnnouncementRefusedError } from "../../services/announcements/refused-error.ts";
import { settleByHand } from "../../services/announcements/settle-by-hand.ts";
import { type Commune, readCommune } from "../../services/communes.ts";
import { notifyPerson } from "../../services/outbox/notify.ts";
import { HttpError } from "../http-error.ts";
import { asCallerOnAnnouncement } from "./announcement-caller.ts";
import { viewOf } from "./announcement-view.ts";
import { AnnouncementParams, explain } from "./announcements.ts";
import type { ApiDeps } from "./api-deps.ts";
import type { asCaller, Caller } from "./authentication.ts";

const tags = ["Thông báo"];
const answer = { 200: AnnouncementView, "4xx": ApiError };

const params = AnnouncementParams;

/** Sending announcements, and steering them on their way. */
export async function announcementCourseRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  const steer = steerWith(deps);
  sendingRoutes(app, deps, steer);
  approvalRoute(app, deps, steer);
  handWorkRoutes(app, deps, steer);
}

type Steer = ReturnType<typeof steerWith>;

/** As an officer of the announcement's unit; answers with what it then looks like. */
function steerWith(deps: ApiDeps) {
  return (
    request: Parameters<typeof asCaller>[1] & { params: { announcementId: number } },
    work: (caller: Caller, announcement: Announcement) => Promise<void>,
  ) =>
    asCallerOnAnnouncement(deps, request, async (caller, announcement) => {
      await work(caller, announcement);
      const after = (await findAnnouncement(caller.tx, announcement.id)) ?? announcement;
      return viewOf(caller, after, deps.now());
    }).catch(explain);
}

function sendingRoutes(app: FastifyInstance, deps: ApiDeps, steer: Steer): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.post(
    "/announcements/:announcementId/send",
    { schema: { tags, summary: "Gửi, hoặc xin duyệt khi tới nhiều nơi", params, body: SendRequest, response: answer } },
    async (request) =>
      steer(request, async (caller, announcement) => {
        await requireOfficer(caller, announcement);
        await send(deps, caller, announcement, request.body.reach);
      }),
  );

  typed.post(
    "/announcements/:announcementId/test",
    { schema: { tags, summary: "Gửi thử cho chính mình", params, response: answer } },
    async (request) =>
      steer(request, async (caller, announcement) => {
        await requireOfficer(caller, announcement);
        const commune = await readCommune(caller.tx, caller.communeId);
        const queued = await notifyPerson(caller.tx, deps.outbox, {
          // Through the account that knows the officer, which need not be that of the announcement's commune.
          communeId: request.login?.communeId ?? caller.communeId,
          personId: caller.person.id,
          dedupeKey: `announcement_${announcement.id}_test_${caller.person.id}_${deps.now().getTime()}`,
          message: messageOf(commune, "person", announcement),
        });
        if (queued === undefined) {
          throw new AnnouncementRefusedError(
            "no_way",
            "Chưa biết Zalo của anh/chị: xin nhắn cho Zalo của đơn vị một lần rồi thử lại.",
          );
        }
      }),
  );

  typed.post(
    "/announcements/:announcementId/course",
    { schema: { tags, summary: "Tạm dừng, gửi tiếp, hủy", params, body: CourseRequest, response: answer } },
    async (request) =>
      steer(request, async (caller, announcement) => {
        await requireOfficer(caller, announcement);
        const { change } = request.body;
        const by = { id: announcement.id, change, byPersonId: caller.person.id, now: deps.now() };
        if (!(await changeCourse(caller.tx, by))) {
          throw new AnnouncementRefusedError(
            "not_now",
            "Thông báo đã gửi xong, đã hủy, hoặc không ở lúc làm được việc này.",
          );
        }
      }),
  );
}

function approvalRoute(app: FastifyInstance, deps: ApiDeps, steer: Steer): void {
  app.withTypeProvider<ZodTypeProvider>().post(
    "/announcements/:announcementId/approval",
    {
      schema: {
        tags,
        summary: "Người thứ hai duyệt hoặc không duyệt",
        params,
        body: ApprovalRequest,
        response: answer,
      },
    },
    async (request) =>
      steer(request, async ({ tx, person, communeId }, { id, unitId }) => {
        if (!(await mayOnUnit(tx, person, "approve_announcements", unitId))) throw notAllowed();
        const by = { id, byPersonId: person.id, now: deps.now() };
        const gone = new AnnouncementRefusedError("not_waiting", "Thông báo này không còn đợi duyệt.");
        if (!request.body.approve) {
          if (!(await rejectAnnouncement(tx, by))) throw gone;
          return announcementNotice(tx, deps.outbox, { id, communeId, kind: "rejected" });
        }
        const { kind } = await approveAnnouncement(tx, deps.outbox, by);
        if (kind === "gone") throw gone;
        if (kind === "own")
          throw new AnnouncementRefusedError("own", "Tin do chính anh/chị soạn, cần một người khác duyệt.");
        await announcementNotice(tx, deps.outbox, { id, communeId, kind: "approved" });
      }),
  );
}

function handWorkRoutes(app: FastifyInstance, deps: ApiDeps, steer: Steer): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.post(
    "/announcements/:announcementId/nudge",
    { schema: { tags, summary: "Nhắc những nơi chưa nắm", params, response: answer } },
    async (request) =>
      steer(request, async (caller, announcement) => {
        await requireOfficer(caller, announcement);
        if (!(await nudgeSilent(caller.tx, { id: announcement.id, now: deps.now() }))) {
          throw new AnnouncementRefusedError("nudged", "Đã nhắc trong một ngày qua. Xin để bà con thong thả trả lời.");
        }
      }),
  );

  typed.post(
    "/announcements/:announcementId/recipients/:recipientId/work",
    {
      schema: {
        tags,
        summary: "Nơi chưa nhận được: gửi lại, hoặc ghi là đã báo bằng cách khác",
        params: params.extend({ recipientId: z.coerce.number().int() }),
        body: HandWorkRequest,
        response: answer,
      },
    },
    async (request) =>
      steer(request, async (caller, announcement) => {
        await requireOfficer(caller, announcement);
        await settleByHand(caller.tx, deps.outbox, {
          announcementId: announcement.id,
          recipientId: request.params.recipientId,
          work: request.body.work,
          byPersonId: caller.person.id,
          now: deps.now(),
        });
      }),
  );
}

async function send(
  { outbox, now }: ApiDeps,
  { tx, communeId, person }: Caller,
  announcement: Announcement,
  seenReach: number | undefined,
): Promise<void> {
  const commune = await readCommune(tx, communeId);
  if (announcement.state !== "draft") throw noDraft();
  await requireSeen({ commune, plan: await planAnnouncement(tx, { commune, announcement, now: now() }), seenReach });
  const by = { commune, id: announcement.id, byPersonId: person.id, now: now() };
  const confirmed = await confirmAnnouncement(tx, outbox, by);
  if (!confirmed) throw noDraft();
  if (confirmed.state !== "awaiting_approval") return;
  const message = { ...messageOf(commune, "person", announcement), buttons: [] };
  await askApprovers(tx, outbox, { announcement, message, reach: confirmed.plan.reach, now: now() });
}

/** Above the commune's number of groups somebody must have seen how many get it; two in a hundred may have changed since. */
async function requireSeen({
  commune,
  plan: { reach, routes },
  seenReach,
}: {
  commune: Commune;
  plan: { reach: number; routes: { group: number } };
  seenReach: number | undefined;
}): Promise<void> {
  if (reach === 0) {
    throw new AnnouncementRefusedError("nobody", "Không có ai để gửi. Gắn nhóm cho tổ trước, hoặc chọn nơi nhận khác.");
  }
  const mustSee = routes.group > commune.settings.announcements.previewAboveGroups;
  if (seenReach === undefined && !mustSee) return;
  if (seenReach === undefined || Math.abs(seenReach - reach) > reach * 0.02) {
    throw new AnnouncementRefusedError("plan_changed", `Số nơi nhận nay là ${reach}. Xin xem lại rồi bấm gửi.`);
  }
}

async function requireOfficer({ tx, person }: Caller, { unitId }: Announcement): Promise<void> {
  if (!(await mayOnUnit(tx, person, "announce", unitId))) throw notAllowed();
}

function notAllowed(): HttpError {
  return new HttpError(403, "not_allowed", "Chỉ cán bộ của đơn vị mới làm được việc này.");
}
