import { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { ApiError, Day } from "../../../shared/api/common.ts";
import { daysBetween } from "../../../shared/calendar/day.ts";
import { readIndicators } from "../../services/indicators.ts";
import { reportRows } from "../../services/period-reports/report-rows.ts";
import { teamsBelow } from "../../services/targets/programme-teams.ts";
import { HttpError } from "../http-error.ts";
import type { ApiDeps } from "./api-deps.ts";
import { contentTypes } from "./documents.ts";
import { asCallerOnUnit } from "./unit-caller.ts";

const LONGEST_DAYS = 400;
/** A file that takes longer holds a connection of the database from everybody else. */
const LONGEST_MS = 120_000;

/** Every counted report of a unit as a table, sent while it is read. */
export async function exportRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  app.withTypeProvider<ZodTypeProvider>().get(
    "/units/:unitId/report-table",
    {
      schema: {
        tags: ["Tài liệu"],
        summary: "Mọi báo cáo được tính của một đơn vị thành bảng CSV hoặc Excel, không có tên người",
        params: z.object({ unitId: z.coerce.number().int() }),
        querystring: z.object({ from: Day, to: Day, format: z.enum(["csv", "xlsx"]) }),
        response: { 200: z.custom<Readable>(), "4xx": ApiError },
      },
    },
    async (request, reply) => {
      const { from, to, format } = request.query;
      if (from > to || daysBetween(from, to) > LONGEST_DAYS) {
        throw new HttpError(400, "wrong_days", "Chọn từ ngày đến ngày, nhiều nhất một năm.");
      }
      const { unitId } = request.params;
      await asCallerOnUnit(deps, request, { unitId, action: "see_figures" }, async ({ tx, unit, communeId }) => {
        const teamIds = (await teamsBelow(tx, { unitId })).map((team) => team.id);
        const { indicators } = await readIndicators(tx, { communeId: unit.communeId ?? communeId, day: to });
        // Few ask for tables: the product starts without what writes them.
        const { reportTable } = await import("../../documents/report-table.ts");
        const table = reportTable(reportRows(tx, { teamIds, from, to }), indicators, format);
        const stream = Readable.fromWeb(table as ReadableStream);
        reply
          .type(contentTypes[format])
          .header("content-disposition", `attachment; filename="bao-cao-${unit.code}-${from}-${to}.${format}"`)
          .header("cache-control", "no-store");
        void reply.send(stream);
        // The rows are read in this transaction: it lasts as long as the file does.
        const giveUp = setTimeout(() => stream.destroy(), LONGEST_MS);
        await finished(stream).catch(() => undefined);
        clearTimeout(giveUp);
      });
      return reply;
    },
  );
}
