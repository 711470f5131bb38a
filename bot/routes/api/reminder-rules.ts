import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { ApiError } from "../../../shared/api/common.ts";
import { PlannedReminder, ReminderRulesChange, ReminderRulesPage } from "../../../shared/api/reminder-rules.ts";
import { mayOnUnit } from "../../services/access.ts";
import { type Commune, readCommune } from "../../services/communes.ts";
import { plannedReminders, saveRules } from "../../services/reminders/rules.ts";
import type { ApiDeps } from "./api-deps.ts";
import { noCommune } from "./no-commune.ts";
import { asCallerOnUnit, type UnitCaller } from "./unit-caller.ts";

const tags = ["Nhắc báo cáo"];
const UnitParams = z.object({ unitId: z.coerce.number().int() });

/** When and with which words a commune's clock reminds, and what would follow from a change. */
export async function reminderRuleRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    "/units/:unitId/reminder-rules",
    {
      schema: {
        tags,
        summary: "Lịch nhắc báo cáo của xã, giờ nghỉ, và các lời nhắc sắp tới",
        params: UnitParams,
        response: { 200: ReminderRulesPage, "4xx": ApiError },
      },
    },
    async (request) =>
      asCallerOnUnit(deps, request, { ...request.params, action: "see_figures" }, async (caller) => {
        const commune = await communeOf(caller);
        return rulesPage(caller, commune, deps.now());
      }),
  );

  typed.put(
    "/units/:unitId/reminder-rules",
    {
      schema: {
        tags,
        summary: "Đổi lịch nhắc và giờ nghỉ; có hiệu lực ngay",
        params: UnitParams,
        body: ReminderRulesChange,
        response: { 200: ReminderRulesPage, "4xx": ApiError },
      },
    },
    async (request) =>
      asCallerOnUnit(deps, request, { ...request.params, action: "manage_reminders" }, async (caller) => {
        const { id: communeId } = await communeOf(caller);
        const now = deps.now();
        await saveRules(caller.tx, { ...request.body, communeId, byPersonId: caller.person.id, now });
        return rulesPage(caller, await communeOf(caller), now);
      }),
  );

  typed.post(
    "/units/:unitId/reminder-rules/preview",
    {
      schema: {
        tags,
        summary: "Các lời nhắc sắp tới nếu đổi như thế này; không lưu gì",
        params: UnitParams,
        body: ReminderRulesChange,
        response: { 200: z.object({ next: z.array(PlannedReminder) }), "4xx": ApiError },
      },
    },
    async (request) =>
      asCallerOnUnit(deps, request, { ...request.params, action: "see_figures" }, async (caller) => {
        const commune = await communeOf(caller);
        const { rules: reminders, quiet } = request.body;
        const wished = { ...commune, settings: { ...commune.settings, reminders, quiet } };
        return { next: await planOf(caller, wished, deps.now()) };
      }),
  );
}

/** Rules belong to a commune: those of a province or village are none. */
async function communeOf({ tx, unit }: UnitCaller): Promise<Commune> {
  if (unit.level !== "commune") throw noCommune("Lịch nhắc đặt");
  return readCommune(tx, unit.id);
}

async function rulesPage(caller: UnitCaller, commune: Commune, now: Date): Promise<ReminderRulesPage> {
  const { reminders: rules, quiet, period } = commune.settings;
  return {
    rules,
    quiet,
    rhythm: period.kind,
    mayChange: await mayOnUnit(caller.tx, caller.person, "manage_reminders", commune.id),
    next: await planOf(caller, commune, now),
  };
}

async function planOf({ tx }: UnitCaller, commune: Commune, now: Date): Promise<PlannedReminder[]> {
  const planned = await plannedReminders(tx, commune, now);
  return planned.map(({ kind, periodLabel, from, isHeld, text }) => ({
    kind,
    periodLabel,
    at: from.toISOString(),
    isHeld,
    text,
  }));
}
