import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { ApiError } from "../../../shared/api/common.ts";
import { CallMark, Calls } from "../../../shared/api/oversight.ts";
import { mayOnUnit } from "../../services/access.ts";
import { audit } from "../../services/audit.ts";
import { callsOf, markCalled, unmarkCalled, weekOf } from "../../services/oversight/calls.ts";
import { watchCommune } from "../../services/oversight/commune-watch.ts";
import { listMembers } from "../../services/teams/members.ts";
import { unitIdsBelow } from "../../services/units/units.ts";
import type { ApiDeps } from "./api-deps.ts";
import { noCommune } from "./no-commune.ts";
import { requireTeam } from "./teams.ts";
import { asCallerOnUnit, onUnit, type UnitCaller } from "./unit-caller.ts";

const UnitParams = z.object({ unitId: z.coerce.number().int() });
const CallParams = UnitParams.extend({ teamId: z.coerce.number().int() });
const tags = ["Theo dõi"];
const answers = { 200: Calls, "4xx": ApiError };

/** The three teams most worth a call this week, and which were called. */
export async function callRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    "/units/:unitId/calls",
    {
      schema: {
        tags,
        summary: "Ba tổ nên gọi nhất tuần này: vì sao, lời nhắn sẵn; các tổ đã gọi",
        params: UnitParams,
        response: answers,
      },
    },
    async (request) =>
      asCallerOnUnit(deps, request, { ...request.params, action: "see_figures" }, (caller) => listCalls(deps, caller)),
  );

  typed.post(
    "/units/:unitId/calls",
    { schema: { tags, summary: "Ghi là đã gọi một tổ", params: UnitParams, body: CallMark, response: answers } },
    async (request) =>
      asCallerOnUnit(deps, request, { ...request.params, action: "remind" }, async (caller) => {
        const { tx, person } = caller;
        const team = await requireTeam(caller, request.body.teamId, "see_figures");
        await onUnit(caller, { unitId: team.unitId, action: "remind" }, async () => undefined);
        const proposed = (await readCalls(deps, caller)).proposed.find((call) => call.team.id === team.id);
        const { communeId } = team;
        const reason = proposed?.reason ?? "other";
        await markCalled(tx, { communeId, teamId: team.id, reason, byPersonId: person.id, now: deps.now() });
        return listCalls(deps, caller);
      }),
  );

  typed.delete(
    "/units/:unitId/calls/:teamId",
    { schema: { tags, summary: "Bỏ ghi “đã gọi” của tuần này", params: CallParams, response: answers } },
    async (request) =>
      asCallerOnUnit(deps, request, { ...request.params, action: "remind" }, async (caller) => {
        const { tx, person } = caller;
        const team = await requireTeam(caller, request.params.teamId, "see_figures");
        await unmarkCalled(tx, { communeId: team.communeId, teamId: team.id, byPersonId: person.id, now: deps.now() });
        return listCalls(deps, caller);
      }),
  );
}

async function readCalls({ now }: ApiDeps, { tx, unit }: UnitCaller) {
  if (unit.communeId === undefined) {
    throw noCommune("Các tổ nên gọi xem");
  }
  const watch = await watchCommune(tx, { communeId: unit.communeId, now: now() });
  return callsOf(tx, { watch, unitIds: await unitIdsBelow(tx, unit.id), now: now() });
}

async function listCalls(deps: ApiDeps, caller: UnitCaller): Promise<Calls> {
  const { tx, person, unit } = caller;
  const { week, proposed, made } = await readCalls(deps, caller);
  const withPhone = await mayOnUnit(tx, person, "see_people", unit.id);
  const withContacts: Calls["proposed"] = [];
  for (const { team, ...call } of proposed) {
    const contact = withPhone ? await contactOf(deps, caller, team) : undefined;
    withContacts.push({ ...call, team: { id: team.id, name: team.name }, ...(contact ? { contact } : {}) });
  }
  return {
    week,
    proposed: withContacts,
    made: made.map(({ team, calledAt, answered }) => ({
      team: { id: team.id, name: team.name },
      calledAt: calledAt.toISOString(),
      answered,
      isThisWeek: weekOf(calledAt) === week,
    })),
    mayMark: await mayOnUnit(tx, person, "remind", unit.id),
  };
}

/** Whom to ring up: the leader, else a deputy; somebody with a number before somebody without. The look is noted. */
async function contactOf(
  { vault, now }: ApiDeps,
  { tx, person }: UnitCaller,
  team: { id: number; communeId: number },
): Promise<Calls["proposed"][number]["contact"]> {
  const { members } = await listMembers(tx, vault, { teamId: team.id, count: 20, now: now() });
  const leading = members.filter(({ role }) => role === "leader" || role === "deputy");
  const one = leading.find(({ phone }) => phone !== undefined) ?? leading[0];
  if (!one || (one.role !== "leader" && one.role !== "deputy")) return undefined;
  const { communeId } = team;
  await audit(tx, {
    communeId,
    byPersonId: person.id,
    action: "person.viewed",
    subject: `team:${team.id}`,
    now: now(),
  });
  return { role: one.role, ...(one.name ? { name: one.name } : {}), ...(one.phone ? { phone: one.phone } : {}) };
}
