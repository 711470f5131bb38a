import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { ApiError } from "../../../shared/api/common.ts";
import { DocumentPeriods, IssuedDocumentList } from "../../../shared/api/documents.ts";
import { periodDocument } from "../../documents/period-document.ts";
import { CommuneSettings, readCommune } from "../../services/communes.ts";
import { NoSuchPeriodError } from "../../services/period-reports/collect.ts";
import { giveOutReport } from "../../services/period-reports/give-out.ts";
import { listIssuedReports } from "../../services/period-reports/issued-reports.ts";
import { reportablePeriods } from "../../services/period-reports/periods.ts";
import { HttpError } from "../http-error.ts";
import type { ApiDeps } from "./api-deps.ts";
import { asCallerOnUnit, type UnitCaller } from "./unit-caller.ts";

const tags = ["Tài liệu"];
const params = z.object({ unitId: z.coerce.number().int() });
const PAGE = 20;

export const contentTypes = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
  json: "application/json; charset=utf-8",
} as const;

/** The periodic report of a unit as a file, and what was given out. */
export async function documentRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const onUnit = <T>(
    request: Parameters<typeof asCallerOnUnit>[1],
    unitId: number,
    work: (c: UnitCaller) => Promise<T>,
  ) => asCallerOnUnit(deps, request, { unitId, action: "see_figures" }, work);

  typed.get(
    "/units/:unitId/document-periods",
    {
      schema: {
        tags,
        summary: "Các kỳ có thể làm báo cáo",
        params,
        response: { 200: DocumentPeriods, "4xx": ApiError },
      },
    },
    (request) =>
      onUnit(request, request.params.unitId, async (caller) => ({
        periods: reportablePeriods(await ruleOf(caller), deps.now()),
      })),
  );

  typed.post(
    "/units/:unitId/documents",
    {
      schema: {
        tags,
        summary: "Báo cáo định kỳ thành tệp Word hoặc Excel; mỗi lần làm có một mã kiểm tra",
        params,
        body: z.object({ period: z.string().max(10), format: z.enum(["docx", "xlsx"]) }),
        response: { 200: z.custom<Buffer>(), "4xx": ApiError },
      },
    },
    async (request, reply) => {
      const { period, format } = request.body;
      const now = deps.now();
      const givenOut = await onUnit(request, request.params.unitId, ({ tx, unit, person }) =>
        giveOutReport(tx, { unit, period, byPersonId: person.id, now }),
      ).catch(refusePeriod);
      const bytes = await periodDocument(givenOut, format, deps.miniAppUrl);
      return reply
        .type(contentTypes[format])
        .header(
          "content-disposition",
          `attachment; filename="bao-cao-${givenOut.report.unit.code}-${period}.${format}"`,
        )
        .header("cache-control", "no-store")
        .send(Buffer.from(bytes));
    },
  );

  typed.get(
    "/units/:unitId/documents",
    {
      schema: {
        tags,
        summary: "Các báo cáo đã làm, mới nhất trước",
        params,
        querystring: z.object({ cursor: z.coerce.number().int().optional() }),
        response: { 200: IssuedDocumentList, "4xx": ApiError },
      },
    },
    (request) =>
      onUnit(request, request.params.unitId, async ({ tx, unit }) => {
        const list = await listIssuedReports(tx, { unitId: unit.id, before: request.query.cursor, count: PAGE });
        const last = list.at(-1);
        return {
          documents: list.map(({ id: _id, issuedAt, ...one }) => ({ ...one, issuedAt: issuedAt.toISOString() })),
          ...(last && list.length === PAGE ? { next: String(last.id) } : {}),
        };
      }),
  );
}

async function ruleOf({ tx, unit }: UnitCaller): Promise<CommuneSettings["period"]> {
  const settings =
    unit.communeId === undefined ? CommuneSettings.parse({}) : (await readCommune(tx, unit.communeId)).settings;
  return settings.period;
}

function refusePeriod(error: unknown): never {
  if (error instanceof NoSuchPeriodError) throw new HttpError(400, "no_such_period", error.message);
  throw error;
}
