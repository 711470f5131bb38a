import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { ApiError } from "../../../shared/api/common.ts";
import { RemindersQueued } from "../../../shared/api/overview.ts";
import { mayOnUnit, unitsBelow } from "../../services/access.ts";
import { readCommune } from "../../services/communes.ts";
import { remindMissing } from "../../services/reminders/remind-missing.ts";
import { copyReadyReminder } from "../../services/reminders/reminder-text.ts";
import { currentPeriod } from "../../services/teams/team-home.ts";
import { HttpError } from "../http-error.ts";
import type { ApiDeps } from "./api-deps.ts";
import { asCaller } from "./authentication.ts";

/** The officer's "Nhắc các tổ", as in the chat. */
export async function reminderRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  app.withTypeProvider<ZodTypeProvider>().post(
    "/units/:unitId/reminders",
    {
      schema: {
        tags: ["Đơn vị"],
        summary: "Nhắc các tổ chưa báo cáo của một đơn vị",
        params: z.object({ unitId: z.coerce.number().int() }),
        response: { 200: RemindersQueued, "4xx": ApiError },
      },
    },
    async (request) =>
      asCaller(deps, request, async ({ tx, communeId, person }) => {
        const { unitId } = request.params;
        if (!(await mayOnUnit(tx, person, "remind", unitId))) {
          throw new HttpError(403, "not_allowed", "Chỉ cán bộ của đơn vị mới nhắc được các tổ.");
        }
        const now = deps.now();
        const commune = await readCommune(tx, communeId);
        const { key: period } = await currentPeriod(tx, communeId, now);
        const unitIds = await unitsBelow(tx, [unitId]);
        const queued = await remindMissing(tx, deps.outbox, { commune, unitIds, period, byPersonId: person.id, now });
        return {
          reached: queued.reached,
          unreachable: queued.unreachable.map((team) => ({ id: team.teamId, name: team.teamName })),
          sendAt: queued.sendAt.toISOString(),
          copyText: copyReadyReminder(period, commune.settings),
        };
      }),
  );
}
