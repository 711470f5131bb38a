import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { z } from "zod";
import { ApiError } from "../../../shared/api/common.ts";
import {
  CompletenessAnswer,
  CompletenessQuery,
  FiguresAnswer,
  FiguresQuery,
  MissingTeams,
  MissingTeamsQuery,
} from "../../../shared/api/figures.ts";
import { daysBetween } from "../../../shared/calendar/day.ts";
import { completenessByUnit, completenessOf } from "../../services/figures/completeness.ts";
import { figuresByUnit, figuresOf, totalOf } from "../../services/figures/figures.ts";
import { figuresOverTime } from "../../services/figures/figures-over-time.ts";
import { missingTeams } from "../../services/figures/missing-teams.ts";
import { unitNames } from "../../services/units/tree-on.ts";
import { HttpError } from "../http-error.ts";
import type { ApiDeps } from "./api-deps.ts";
import { asOverseer, type Overseer } from "./overseer.ts";

const tags = ["Số liệu"];
const PAGE = 50;
/** A course of weeks over ten years; more is a mistake. */
const MOST_DAYS = 3_700;
const levelOf = { province: "province", commune: "commune", village: "unit" } as const;

export async function figureRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    "/figures",
    {
      schema: {
        tags,
        summary:
          "Tổng số liệu của một đơn vị, hoặc mọi đơn vị của mình, trong khoảng ngày bất kỳ; theo đơn vị dưới hoặc theo thời gian",
        querystring: FiguresQuery,
        response: { 200: FiguresAnswer, "4xx": ApiError },
      },
    },
    async (request) => {
      const { unit: unitId, from, to } = request.query;
      if (from > to || daysBetween(from, to) > MOST_DAYS) {
        throw new HttpError(422, "wrong_days", "Ngày đầu phải trước hoặc bằng ngày cuối, không quá mười năm.");
      }
      return asOverseer(deps, request, { unitId, action: "see_figures" }, (overseer) =>
        figures(overseer, request.query),
      );
    },
  );

  typed.get(
    "/completeness",
    {
      schema: {
        tags,
        summary: "Bao nhiêu tổ đã báo cáo một kỳ: đúng hạn, muộn, không có hoạt động, chưa báo cáo",
        querystring: CompletenessQuery,
        response: { 200: CompletenessAnswer, "4xx": ApiError },
      },
    },
    async (request) => {
      const { unit: unitId, by, ...asked } = request.query;
      return asOverseer(deps, request, { unitId, action: "see_figures" }, async ({ tx, unitIds }) => {
        const counts = await completenessOf(tx, { unitIds, ...asked });
        if (!by) return counts;
        const rows = await completenessByUnit(tx, { unitIds, ...asked, by: levelOf[by] });
        return { ...counts, units: await named({ tx }, rows) };
      }).catch(noPeriod);
    },
  );

  typed.get(
    "/missing-teams",
    {
      schema: {
        tags,
        summary: "Các tổ chưa báo cáo một kỳ, từng trang, theo xã rồi tên tổ",
        querystring: MissingTeamsQuery,
        response: { 200: MissingTeams, "4xx": ApiError },
      },
    },
    async (request) => {
      const { unit: unitId, period, cursor: after } = request.query;
      return asOverseer(deps, request, { unitId, action: "see_figures" }, async ({ tx, unitIds }) => {
        const rows = await missingTeams(tx, { unitIds, period, after, count: PAGE + 1 });
        const teams = rows.slice(0, PAGE);
        const last = teams.at(-1);
        return { teams, ...(rows.length > PAGE && last ? { next: String(last.id) } : {}) };
      }).catch(noPeriod);
    },
  );
}

async function figures(overseer: Overseer, query: z.output<typeof FiguresQuery>): Promise<FiguresAnswer> {
  const { tx, unitIds } = overseer;
  const { by, codes, from, to, view } = query;
  const wish = { unitIds, from, to, view };
  const chosen = chooseCodes(codes);
  if (by === undefined || by === "week" || by === "month") {
    const all = chosen(await figuresOf(tx, wish));
    return by === undefined ? all : { ...all, course: (await figuresOverTime(tx, { ...wish, by })).map(chosen) };
  }
  const rows = await figuresByUnit(tx, { ...wish, by: levelOf[by] });
  return { ...chosen(totalOf(rows)), units: (await named(overseer, rows)).map(chosen) };
}

function chooseCodes(codes: string | undefined) {
  const wanted = codes === undefined ? undefined : new Set(codes.split(","));
  return <T extends { values: Record<string, number> }>(row: T): T => {
    const values = Object.entries(row.values).filter(([code]) => !wanted || wanted.has(code));
    return { ...row, values: Object.fromEntries(values) };
  };
}

/** 0 stands for communes that lie in no province. */
async function named<T extends { unitId: number }>({ tx }: Pick<Overseer, "tx">, rows: readonly T[]) {
  const names = await unitNames(
    tx,
    rows.map((row) => row.unitId),
  );
  return rows.map(({ unitId, ...row }) => ({
    unit: names.get(unitId) ?? { id: unitId, code: "", name: "Không thuộc tỉnh nào" },
    ...row,
  }));
}

function noPeriod(error: unknown): never {
  if (!(error instanceof RangeError)) throw error;
  throw new HttpError(422, "unknown_period", "Kỳ này không có; ví dụ 2026-W47, 2026-11, 2026-Q4, 2026-H1, 2026.");
}
