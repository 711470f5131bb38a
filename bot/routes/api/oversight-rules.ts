import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { ApiError } from "../../../shared/api/common.ts";
import { ScoreRules, ScoreRulesPage } from "../../../shared/api/score-rules.ts";
import { mayOnUnit } from "../../services/access.ts";
import { audit } from "../../services/audit.ts";
import { readCommune, saveSettings } from "../../services/communes.ts";
import type { ApiDeps } from "./api-deps.ts";
import { noCommune } from "./no-commune.ts";
import { asCallerOnUnit, type UnitCaller } from "./unit-caller.ts";

const tags = ["Theo dõi"];
const params = z.object({ unitId: z.coerce.number().int() });
const response = { 200: ScoreRulesPage, "4xx": ApiError };

/** What the parts of a score weigh in a commune, where its lights change, and whether officers are told on Monday. */
export async function scoreRuleRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    "/units/:unitId/score-rules",
    { schema: { tags, summary: "Cách chấm điểm các tổ của xã", params, response } },
    async (request) => asCallerOnUnit(deps, request, { ...request.params, action: "see_figures" }, rulesPage),
  );

  typed.put(
    "/units/:unitId/score-rules",
    {
      schema: { tags, summary: "Đổi trọng số các mục, mức đèn, tin sáng thứ Hai", params, body: ScoreRules, response },
    },
    async (request) =>
      asCallerOnUnit(deps, request, { ...request.params, action: "set_targets" }, async (caller) => {
        const communeId = communeOf(caller);
        const { tx, person } = caller;
        await saveSettings(tx, communeId, { oversight: request.body });
        const subject = `unit:${communeId}`;
        await audit(tx, { communeId, byPersonId: person.id, action: "score_rules.changed", subject, now: deps.now() });
        return rulesPage(caller);
      }),
  );
}

/** Rules belong to a commune: those of a province or village are none. */
function communeOf({ unit }: UnitCaller): number {
  if (unit.level === "commune") return unit.id;
  throw noCommune("Cách chấm điểm đặt");
}

async function rulesPage(caller: UnitCaller): Promise<ScoreRulesPage> {
  const communeId = communeOf(caller);
  const { settings } = await readCommune(caller.tx, communeId);
  return { rules: settings.oversight, mayChange: await mayOnUnit(caller.tx, caller.person, "set_targets", communeId) };
}
