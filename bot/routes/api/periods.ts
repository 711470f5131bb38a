import type { FastifyInstance, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { ApiError, Day } from "../../../shared/api/common.ts";
import {
  DayOffChange,
  PeriodRulesChange,
  PeriodRulesPage,
  PeriodRulesPreview,
  Reopening,
  ReopeningAnswer,
  ReopeningRequest,
} from "../../../shared/api/period-rules.ts";
import { dayOf } from "../../../shared/calendar/day.ts";
import { periodRange } from "../../../shared/calendar/period.ts";
import { mayOnTeam, mayOnUnit } from "../../services/access.ts";
import { readCommune } from "../../services/communes.ts";
import { resetDayOff, setDayOff } from "../../services/days-off.ts";
import { changePeriodRules, settingsAfter } from "../../services/periods/change-rules.ts";
import { lockPeriod } from "../../services/periods/locks.ts";
import { askToReopen, reopenAndTell } from "../../services/periods/reopening.ts";
import { findTeam } from "../../services/teams/membership.ts";
import { HttpError } from "../http-error.ts";
import type { ApiDeps } from "./api-deps.ts";
import { asCaller } from "./authentication.ts";
import { noCommune } from "./no-commune.ts";
import { periodPage, plansOf } from "./period-view.ts";
import { asCallerOnUnit, type UnitCaller } from "./unit-caller.ts";

const tags = ["Kỳ báo cáo"];
const UnitParams = z.object({ unitId: z.coerce.number().int() });
const PeriodParams = UnitParams.extend({ period: z.string().max(10) });
const DayParams = UnitParams.extend({ day: Day });
const answers = { 200: PeriodRulesPage, "4xx": ApiError };

/** Periods, deadlines, days off and closed figures of a commune. */
export async function periodRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  const change = changing(deps);

  typed.get(
    "/units/:unitId/period-rules",
    { schema: { tags, summary: "Quy định kỳ báo cáo và các kỳ sắp tới", params: UnitParams, response: answers } },
    async (request) =>
      asCallerOnUnit(deps, request, { unitId: request.params.unitId, action: "see_figures" }, async (caller) => {
        const mayChange = await mayOnUnit(caller.tx, caller.person, "manage_periods", caller.unit.id);
        return periodPage(caller.tx, { communeId: communeOf(caller), mayChange, now: deps.now() });
      }),
  );

  typed.post(
    "/units/:unitId/period-rules/preview",
    {
      schema: {
        tags,
        summary: "Xem trước bốn kỳ tới nếu đổi quy định; không lưu gì",
        params: UnitParams,
        body: PeriodRulesChange,
        response: { 200: PeriodRulesPreview, "4xx": ApiError },
      },
    },
    async (request) =>
      asCallerOnUnit(deps, request, { unitId: request.params.unitId, action: "see_figures" }, async (caller) => {
        const where = { communeId: communeOf(caller), now: deps.now() };
        const settings = await settingsAfter(caller.tx, { ...where, change: request.body });
        return plansOf(caller.tx, { ...where, settings });
      }),
  );

  typed.patch(
    "/units/:unitId/period-rules",
    {
      schema: {
        tags,
        summary: "Đổi quy định kỳ báo cáo; các kỳ cũ giữ nguyên",
        params: UnitParams,
        body: PeriodRulesChange,
        response: answers,
      },
    },
    async (request) =>
      change(request, ({ tx, person }, communeId) =>
        changePeriodRules(tx, { communeId, change: request.body, byPersonId: person.id, now: deps.now() }),
      ),
  );
  await app.register(periodDecisionRoutes, deps);
  await app.register(askingRoute, deps);
}

/** What staff say of single periods and days. */
async function periodDecisionRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const change = changing(deps);

  typed.post(
    "/units/:unitId/periods/:period/lock",
    { schema: { tags, summary: "Khóa số liệu một kỳ", params: PeriodParams, response: answers } },
    async (request) =>
      change(request, async ({ tx, person }, communeId) => {
        const { period } = request.params;
        await requirePeriod({ tx, communeId, period, now: deps.now() });
        await lockPeriod(tx, { communeId, period, byPersonId: person.id, now: deps.now() });
      }),
  );

  typed.post(
    "/units/:unitId/periods/:period/reopen",
    {
      schema: {
        tags,
        summary: "Mở lại một kỳ đã khóa, trong số ngày đã chọn",
        params: PeriodParams,
        body: Reopening,
        response: answers,
      },
    },
    async (request) =>
      change(request, async ({ tx, person }, communeId) => {
        const { period } = request.params;
        const { days } = request.body;
        await requirePeriod({ tx, communeId, period, now: deps.now() });
        await reopenAndTell(tx, deps.outbox, { communeId, period, days, byPersonId: person.id, now: deps.now() });
      }),
  );

  typed.post(
    "/units/:unitId/days-off/:day",
    {
      schema: { tags, summary: "Thêm hoặc bỏ một ngày nghỉ", params: DayParams, body: DayOffChange, response: answers },
    },
    async (request) =>
      change(request, ({ tx, person }, communeId) => {
        const { day } = request.params;
        return setDayOff(tx, { communeId, day, ...request.body, byPersonId: person.id, now: deps.now() });
      }),
  );

  typed.delete(
    "/units/:unitId/days-off/:day",
    { schema: { tags, summary: "Trả một ngày về lịch chung", params: DayParams, response: answers } },
    async (request) =>
      change(request, ({ tx, person }, communeId) =>
        resetDayOff(tx, { communeId, day: request.params.day, byPersonId: person.id, now: deps.now() }),
      ),
  );
}

/** Who may report for a team may ask for a period that is closed. */
async function askingRoute(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  app.withTypeProvider<ZodTypeProvider>().post(
    "/teams/:teamId/reopening-requests",
    {
      schema: {
        tags,
        summary: "Xin cán bộ mở lại một kỳ đã khóa; xin lại khi đang chờ thì không nhắn thêm ai",
        params: z.object({ teamId: z.coerce.number().int() }),
        body: ReopeningRequest,
        response: { 200: ReopeningAnswer, "4xx": ApiError },
      },
    },
    async (request) =>
      asCaller(deps, request, async ({ tx, person: by }) => {
        const team = await findTeam(tx, request.params.teamId);
        if (!team || !(await mayOnTeam(tx, by, "report", team))) {
          throw new HttpError(404, "team_not_found", "Không có tổ này, hoặc anh/chị không báo cáo cho tổ.");
        }
        const { period } = request.body;
        await requirePeriod({ tx, communeId: team.communeId, period, now: deps.now() });
        return { state: await askToReopen(tx, deps.outbox, { team, period, by, now: deps.now() }) };
      }),
  );
}

/** Does something to the caller's commune, and answers with the page as it is afterwards. */
function changing(deps: ApiDeps) {
  return (
    request: FastifyRequest & { params: { unitId: number } },
    work: (caller: UnitCaller, communeId: number) => Promise<void>,
  ) =>
    asCallerOnUnit(deps, request, { unitId: request.params.unitId, action: "manage_periods" }, async (caller) => {
      const communeId = communeOf(caller);
      await work(caller, communeId);
      return periodPage(caller.tx, { communeId, mayChange: true, now: deps.now() });
    });
}

/** Each commune has its own periods. */
function communeOf({ unit }: UnitCaller): number {
  if (unit.level === "commune") return unit.id;
  throw noCommune("Kỳ báo cáo đặt");
}

async function requirePeriod({
  tx,
  communeId,
  period,
  now,
}: Pick<UnitCaller, "tx"> & { communeId: number; period: string; now: Date }): Promise<void> {
  const { settings } = await readCommune(tx, communeId);
  const range = periodRange(settings.period, period);
  if (range && range.from <= dayOf(now)) return;
  throw new HttpError(422, "no_period", "Không có kỳ này, hoặc kỳ chưa bắt đầu.");
}
