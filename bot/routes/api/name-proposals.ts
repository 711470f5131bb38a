import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { ApiError } from "../../../shared/api/common.ts";
import { NameDecision, NameProposals } from "../../../shared/api/name-proposal.ts";
import { dayOf } from "../../../shared/calendar/day.ts";
import type { Indicator } from "../../../shared/catalogue/indicator.ts";
import { compileCatalogue, readReport } from "../../../shared/understanding/read-report.ts";
import type { Transaction } from "../../db/connection.ts";
import { readIndicators } from "../../services/indicators.ts";
import { type NameProposal, nameProposals } from "../../services/readings/corrections.ts";
import { settleProposal } from "../../services/readings/settle-proposal.ts";
import { HttpError } from "../http-error.ts";
import type { ApiDeps } from "./api-deps.ts";
import { asCallerOnUnit } from "./unit-caller.ts";

const tags = ["Cách đọc số"];
const UnitParams = z.object({ unitId: z.coerce.number().int() });
/** More than anybody settles in one sitting; the rest comes after. */
const atOnce = 100;

/** What members call things, proposed as names of the commune's indicators. */
export async function nameProposalRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    "/units/:unitId/name-proposals",
    {
      schema: {
        tags,
        summary: "Đề xuất tên gọi: cách các tổ gọi việc mà máy chưa hiểu, trong 30 ngày qua",
        params: UnitParams,
        response: { 200: NameProposals, "4xx": ApiError },
      },
    },
    async (request) =>
      asCallerOnUnit(deps, request, { ...request.params, action: "edit_content" }, ({ tx, unit }) =>
        listOf(tx, unit.id, deps.now()),
      ),
  );

  typed.post(
    "/units/:unitId/name-proposals",
    {
      schema: {
        tags,
        summary: "Nhận một tên gọi, có hiệu lực ngay, hoặc bỏ qua đề xuất",
        params: UnitParams,
        body: NameDecision,
        response: { 200: NameProposals, "4xx": ApiError },
      },
    },
    async (request) =>
      asCallerOnUnit(deps, request, { ...request.params, action: "edit_content" }, async ({ tx, unit, person }) => {
        const { words, code, decision } = request.body;
        const given = { communeId: unit.id, words, code, as: decision, by: person.id, now: deps.now() };
        if (!(await settleProposal(tx, given)))
          throw new HttpError(404, "proposal_not_found", "Không còn đề xuất này; xin tải lại danh sách.");
        return listOf(tx, unit.id, given.now);
      }),
  );
}

/** What a number with a name is read as, were all proposals taken. */
function readerWith(indicators: readonly Indicator[], proposals: readonly NameProposal[]) {
  const catalogue = compileCatalogue(
    indicators.map((indicator) => {
      const more = proposals.filter(({ code }) => code === indicator.code).map(({ said }) => said);
      return more.length > 0 ? { ...indicator, aliases: [...indicator.aliases, ...more] } : indicator;
    }),
  );
  return (said: string): string | undefined => {
    const [code, ...others] = Object.keys(readReport(`12 ${said}`, catalogue).values);
    return others.length === 0 ? code : undefined;
  };
}

/** Of indicators that are still asked for. */
async function listOf(tx: Transaction, communeId: number, now: Date): Promise<NameProposals> {
  const { indicators } = await readIndicators(tx, { communeId, day: dayOf(now) });
  const known = new Map(indicators.map(({ code, label, unit }) => [code, { code, label, unit }]));
  const proposals = await nameProposals(tx, { communeId, limit: atOnce });
  const after = readerWith(indicators, proposals);
  return {
    proposals: proposals.flatMap(({ readAs, lastAt, ...proposal }) => {
      const means = known.get(proposal.code);
      const taken = readAs === undefined ? undefined : known.get(readAs);
      const willRead = after(proposal.said) === proposal.code;
      return means
        ? { ...proposal, means, ...(taken && { readAs: taken }), willRead, lastAt: lastAt.toISOString() }
        : [];
    }),
  };
}
