import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { AuditLog, auditWords } from "../../../shared/api/audit.ts";
import { ApiError } from "../../../shared/api/common.ts";
import { dayOf } from "../../../shared/calendar/day.ts";
import { type AuditEntry, readAuditLog } from "../../services/audit.ts";
import { namesOfSubjects, peopleNames } from "../../services/audit-names.ts";
import { readIndicators } from "../../services/indicators.ts";
import type { ApiDeps } from "./api-deps.ts";
import { asCallerOnUnit } from "./unit-caller.ts";

const PAGE = 50;

/** Who changed what, and who looked at personal data, for the officers of a commune. */
export async function auditLogRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  app.withTypeProvider<ZodTypeProvider>().get(
    "/communes/:communeId/audit-log",
    {
      schema: {
        tags: ["Nhật ký"],
        summary: "Ai đã thay đổi gì và đã xem dữ liệu cá nhân nào, mới nhất trước",
        params: z.object({ communeId: z.coerce.number().int() }),
        querystring: z.object({ cursor: z.coerce.number().int().optional() }),
        response: { 200: AuditLog, "4xx": ApiError },
      },
    },
    async (request) => {
      const asked = { unitId: request.params.communeId, action: "see_audit_log" } as const;
      return asCallerOnUnit(deps, request, asked, async ({ tx, unit }) => {
        const entries = await readAuditLog(tx, { communeId: unit.id, before: request.query.cursor, count: PAGE });
        const by = await peopleNames(
          tx,
          deps.vault,
          entries.flatMap(({ byPersonId }) => byPersonId ?? []),
        );
        const { indicators } = await readIndicators(tx, { communeId: unit.id, day: dayOf(deps.now()) });
        const subjects = await namesOfSubjects(tx, { subjects: entries.map(({ subject }) => subject), indicators });
        const last = entries.at(-1);
        return {
          entries: entries.map((entry) => toView(entry, { by, subjects })),
          ...(last && entries.length === PAGE ? { next: String(last.id) } : {}),
        };
      });
    },
  );
}

function toView(
  { id, action, subject, at, byPersonId }: AuditEntry,
  names: { by: ReadonlyMap<number, string>; subjects: ReadonlyMap<string, string> },
): AuditLog["entries"][number] {
  const words: Record<string, string> = auditWords;
  return {
    ...{ id, subject, at: at.toISOString() },
    what: words[action] ?? action,
    subjectName: names.subjects.get(subject),
    by: byPersonId === undefined ? undefined : names.by.get(byPersonId),
  };
}
