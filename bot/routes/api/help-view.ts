import type { HelpRequestView, OwnHelpRequest } from "../../../shared/api/help-request.ts";
import type { HelpRequest } from "../../services/help-requests/help-requests.ts";
import { findPerson } from "../../services/people/known-person.ts";
import { findTeam } from "../../services/teams/membership.ts";
import { findUnit } from "../../services/units/units.ts";
import type { ApiDeps } from "./api-deps.ts";
import type { Caller } from "./authentication.ts";

/** A request as the resident who made it sees it. */
export async function toOwnHelp(deps: ApiDeps, caller: Caller, request: HelpRequest): Promise<OwnHelpRequest> {
  const { tx } = caller;
  const team = request.teamId === undefined ? undefined : await findTeam(tx, request.teamId);
  const takenBy = await nameOf(deps, caller, request.takenByPersonId);
  return {
    id: request.id,
    state: request.state,
    createdAt: request.createdAt.toISOString(),
    ...(request.words ? { words: request.words } : {}),
    ...(team ? { team: team.name } : {}),
    ...(takenBy ? { takenBy } : {}),
    ...(request.answer ? { answer: request.answer } : {}),
    ...(request.rating ? { rating: request.rating } : {}),
  };
}

/** The same for who may help. */
export async function toHelpView(deps: ApiDeps, caller: Caller, request: HelpRequest): Promise<HelpRequestView> {
  const resident = await nameOf(deps, caller, request.personId);
  const village = request.villageUnitId === undefined ? undefined : await findUnit(caller.tx, request.villageUnitId);
  return {
    ...(await toOwnHelp(deps, caller, request)),
    ...(resident ? { resident } : {}),
    ...(village ? { village: village.name } : {}),
    isMine: request.takenByPersonId === caller.person.id,
    isEscalated: request.escalatedAt !== undefined,
    ...(request.closedAt ? { closedAt: request.closedAt.toISOString() } : {}),
  };
}

async function nameOf(
  { vault, now }: ApiDeps,
  { tx }: Caller,
  personId: number | undefined,
): Promise<string | undefined> {
  if (personId === undefined) return undefined;
  return (await findPerson(tx, vault, { personId, now: now() }))?.name;
}
