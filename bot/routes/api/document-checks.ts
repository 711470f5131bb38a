import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { ApiError } from "../../../shared/api/common.ts";
import { DocumentCheck } from "../../../shared/api/documents.ts";
import { withScope } from "../../db/connection.ts";
import { checkReport, type ReportCheck } from "../../services/period-reports/issued-reports.ts";
import { HttpError } from "../http-error.ts";
import type { ApiDeps } from "./api-deps.ts";

/** Whoever holds a report may check it with the code printed on it; no login, for it may be another authority. */
export async function documentCheckRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  app.withTypeProvider<ZodTypeProvider>().get(
    "/document-checks/:code",
    {
      config: { public: true },
      schema: {
        tags: ["Tài liệu"],
        summary: "Số liệu của một báo cáo đã phát hành có còn đúng với các báo cáo gốc không",
        params: z.object({ code: z.string().min(4).max(40) }),
        response: { 200: DocumentCheck, "4xx": ApiError },
      },
    },
    async (request) => {
      const check = await withScope(deps.db, "all", (tx) => checkReport(tx, request.params.code));
      if (!check) {
        throw new HttpError(
          404,
          "document_not_found",
          "Không có báo cáo nào mang mã này. Xin xem lại mã in trên báo cáo.",
        );
      }
      return toView(check);
    },
  );
}

function toView({ code, unitName, periodLabel, issuedAt, issued, current, indicators }: ReportCheck): DocumentCheck {
  const codes = [...new Set([...Object.keys(issued.values), ...Object.keys(current.values)])];
  const teams = ({ teamsReported, teamsExpected }: ReportCheck["issued"]) => `${teamsReported}/${teamsExpected}`;
  const figures = codes.map((key) => ({
    ...(indicators.get(key) ?? { label: key, unit: "" }),
    issued: issued.values[key],
    current: current.values[key],
  }));
  return {
    ...{ code, unitName, periodLabel, figures },
    issuedAt: issuedAt.toISOString(),
    teams: { issued: teams(issued), current: teams(current) },
    isUnchanged: teams(issued) === teams(current) && figures.every((figure) => figure.issued === figure.current),
  };
}
