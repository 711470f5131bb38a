import type { FastifyInstance, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { ApiError } from "../../../shared/api/common.ts";
import { HelpAnswer, HelpRequestList, HelpRequestView } from "../../../shared/api/help-request.ts";
import { findSecrets } from "../../../shared/understanding/find-secrets.ts";
import { withScope } from "../../db/connection.ts";
import { mayOnUnit, teamsFor } from "../../services/access.ts";
import { answerHelp, closeHelp, takeHelp } from "../../services/help-requests/handle.ts";
import {
  communeOfRequest,
  findRequest,
  type HelpRequest,
  listRequests,
} from "../../services/help-requests/help-requests.ts";
import type { HelpDesk } from "../../services/help-requests/notices.ts";
import { listTeams } from "../../services/teams/list-teams.ts";
import { communeIdsBelow } from "../../services/units/units.ts";
import { HttpError } from "../http-error.ts";
import type { ApiDeps } from "./api-deps.ts";
import { asCaller, type Caller } from "./authentication.ts";
import { toHelpView } from "./help-view.ts";
import { onUnit, type UnitCaller } from "./unit-caller.ts";

const tags = ["Hỗ trợ bà con"];
const HelpParams = z.object({ helpId: z.coerce.number().int() });
const changed = { 200: HelpRequestView, "4xx": ApiError };
const PAGE = 20;

/** For teams and officers: what residents asked for, and helping them. */
export async function helpRequestRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  listRoute(app, deps);
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const handle = <T extends { params: { helpId: number } } & FastifyRequest>(
    request: T,
    work: (desk: HelpDesk, caller: Caller, found: HelpRequest) => Promise<boolean>,
  ) =>
    asHelper(deps, request, async (caller) => {
      const desk = { ...deps, tx: caller.tx, commune: { id: caller.communeId }, now: deps.now() };
      const found = await requireRequest(deps, caller, request.params.helpId);
      if (!(await work(desk, caller, found))) {
        throw new HttpError(409, "already_settled", "Việc này đã có người khác nhận, hoặc đã kết thúc.");
      }
      return toHelpView(deps, caller, (await findRequest(caller.tx, deps.vault, found.id)) ?? found);
    });

  typed.post(
    "/help-requests/:helpId/take",
    { schema: { tags, summary: "Nhận việc", params: HelpParams, response: changed } },
    async (request) =>
      handle(request, async (desk, { person }, found) => {
        // Pressed twice: it is theirs already.
        if (found.state === "taken" && found.takenByPersonId === person.id) return true;
        return takeHelp(desk, found, person.id);
      }),
  );

  typed.post(
    "/help-requests/:helpId/answers",
    {
      schema: {
        tags,
        summary: "Trả lời bà con bằng lời; ai trả lời là người nhận việc",
        params: HelpParams,
        body: HelpAnswer,
        response: changed,
      },
    },
    async (request) =>
      handle(request, async (desk, { person }, found) => {
        const { words, key } = request.body;
        refuseSecrets(words);
        return answerHelp(desk, found, { personId: person.id, words, key });
      }),
  );

  typed.post(
    "/help-requests/:helpId/close",
    {
      schema: { tags, summary: "Xong việc", params: HelpParams, response: changed },
    },
    async (request) =>
      handle(request, async (desk, _caller, found) => found.state === "closed" || closeHelp(desk, found)),
  );
}

function listRoute(app: FastifyInstance, deps: ApiDeps): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.get(
    "/help-requests",
    {
      schema: {
        tags,
        summary: "Việc bà con nhờ các tổ của mình, mới nhất trước; cán bộ thấy cả xã, hoặc một đơn vị được giao",
        querystring: z.object({
          unit: z.coerce.number().int().positive().optional(),
          show: z.enum(["waiting", "ended"]).default("waiting"),
          cursor: z.coerce.number().int().positive().optional(),
        }),
        response: { 200: HelpRequestList, "4xx": ApiError },
      },
    },
    async (request) =>
      asCaller(deps, request, async (caller) => {
        const { unit: unitId, show, cursor: before } = request.query;
        const states = show === "waiting" ? (["open", "taken"] as const) : (["closed", "cancelled"] as const);
        const page = { states, before, count: PAGE + 1 };
        if (unitId === undefined) {
          return listed(deps, caller, { helpers: await helpedBy(caller), communeIds: [caller.communeId], ...page });
        }
        return onUnit(caller, { unitId, action: "help_residents" }, async (wide) =>
          listed(deps, wide, { ...(await ofUnit(wide)), ...page }),
        );
      }),
  );
}

async function listed(
  deps: ApiDeps,
  caller: Caller,
  asked: Parameters<typeof listRequests>[2],
): Promise<HelpRequestList> {
  const rows = await listRequests(caller.tx, deps.vault, asked);
  const requests: HelpRequestView[] = [];
  for (const row of rows.slice(0, PAGE)) requests.push(await toHelpView(deps, caller, row));
  const last = requests.at(-1);
  return { requests, ...(rows.length > PAGE && last ? { next: String(last.id) } : {}) };
}

/** All of its communes; of a village those of its teams. */
async function ofUnit({ tx, unit }: UnitCaller) {
  const communeIds = await communeIdsBelow(tx, unit);
  if (unit.level !== "village") return { communeIds };
  const teamIds = (await listTeams(tx, unit.id)).map((team) => team.id);
  return { communeIds, helpers: { teamIds, forOfficers: false } };
}

/** As `asCaller`, with the commune of the request in sight when the caller helps its residents. */
async function asHelper<T>(
  deps: ApiDeps,
  request: FastifyRequest & { params: { helpId: number } },
  work: (caller: Caller) => Promise<T>,
): Promise<T> {
  return asCaller(deps, request, async (caller) => {
    const { tx, person, communeId: own } = caller;
    const communeId = await communeOfRequest(tx, request.params.helpId);
    const isElsewhere = communeId !== undefined && communeId !== own;
    if (!isElsewhere || !(await mayOnUnit(tx, person, "help_residents", communeId))) return work(caller);
    return withScope(tx, { communes: [own, communeId] }, (wide) => work({ ...caller, tx: wide, communeId }));
  });
}

function refuseSecrets(words: string): void {
  if (findSecrets(words).length === 0) return;
  throw new HttpError(400, "secret_in_words", "Xin đừng ghi số căn cước, mật khẩu, mã OTP vào lời nhắn.");
}

/** Whose requests the caller may see and take. Throws 403 for who helps nobody. */
async function helpedBy({ tx, person, communeId }: Caller): Promise<{ teamIds: number[]; forOfficers: boolean }> {
  const teamIds = await teamsFor(tx, person, "help_residents");
  const forOfficers = await mayOnUnit(tx, person, "help_residents", communeId);
  if (teamIds.length === 0 && !forOfficers) {
    throw new HttpError(403, "not_allowed", "Mục này dành cho người của tổ và cán bộ.");
  }
  return { teamIds, forOfficers };
}

/** Throws 404 for a request that is not there or not the caller's to help with: which one it is stays unknown. */
async function requireRequest({ vault }: ApiDeps, caller: Caller, id: number): Promise<HelpRequest> {
  const { teamIds, forOfficers } = await helpedBy(caller);
  const request = await findRequest(caller.tx, vault, id);
  const isTheirs = request && (request.teamId === undefined ? forOfficers : teamIds.includes(request.teamId));
  if (!isTheirs) throw new HttpError(404, "request_not_found", "Không có việc này, hoặc anh/chị chưa có quyền xem.");
  return request;
}
