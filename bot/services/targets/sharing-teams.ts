import type { Day } from "../../../shared/calendar/day.ts";
import { type StandIn, shareWithStandIns } from "../../../shared/targets/stand-in.ts";
import { type Transaction, withScope } from "../../db/connection.ts";
import { heirsOf } from "./figures-of-teams.ts";
import { isOpenOn, type ProgrammeTeam, type TeamsAsked, teamsBelow } from "./programme-teams.ts";
import type { Target } from "./target.ts";

interface Asked extends Pick<TeamsAsked, "excluded"> {
  target: Target;
  /** Then it is shared among the teams of all its communes. */
  isProvince: boolean;
  day: Day;
}

/**
 * What each team that is open on the day has to reach; undefined when nobody can say. A team that others were merged into since
 * the amount was set is asked what they had been asked, until an amount is set anew.
 */
export async function partsOfTeams(tx: Transaction, asked: Asked): Promise<Map<number, number | undefined>> {
  const { target, isProvince } = asked;
  // A province's teams are looked at beyond the caller's scope: how many, with how many households, and nothing else of them.
  const sharing = await (isProvince
    ? withScope(tx, "all", (all) => teamsSharing(all, asked))
    : teamsSharing(tx, asked));
  const parts = shareWithStandIns(target, { ...sharing, exceptions: target.exceptions });
  return new Map(sharing.teams.map(({ id }) => [id, parts.get(id)]));
}

/** Those that are open on the day, and who of them stands for others. */
export async function teamsSharing(
  tx: Transaction,
  { target, excluded, day }: Omit<Asked, "isProvince">,
): Promise<{ teams: ProgrammeTeam[]; standIns: StandIn[] }> {
  const below = await teamsBelow(tx, { unitId: target.unitId, excluded });
  const mergers = await mergersUntil(tx, below, day);
  const teams = below.filter((team) => isOpenOn(team, day));
  const standIns = teams.flatMap((team) => {
    const standsFor = askedBefore(target, { team, day, merged: mergers.get(team.id) ?? [] });
    return standsFor.length === 0 ? [] : [{ teamId: team.id, standsFor }];
  });
  return { teams, standIns };
}

interface Merged {
  team: ProgrammeTeam;
  on: Day;
}

/** By heir: the teams of the list that it has taken over by the end of the day. */
async function mergersUntil(
  tx: Transaction,
  teams: readonly ProgrammeTeam[],
  day: Day,
): Promise<Map<number, Merged[]>> {
  const closed = new Map(teams.filter((team) => team.closedOn !== undefined).map((team) => [team.id, team]));
  if (closed.size === 0) return new Map();
  const byHeir = new Map<number, Merged[]>();
  for (const { teamId, heirId, from: on } of await heirsOf(tx, [...closed.keys()])) {
    const team = closed.get(teamId);
    if (team && on <= day) byHeir.set(heirId, [...(byHeir.get(heirId) ?? []), { team, on }]);
  }
  return byHeir;
}

/** Whom the amount was set for of those merged into the team afterwards and of itself; nobody when there was no merger. */
function askedBefore(
  { setOn }: Target,
  { team, day, merged }: { team: ProgrammeTeam; day: Day; merged: readonly Merged[] },
): ProgrammeTeam[] {
  const askedOn = setOn.all < day ? setOn.all : day;
  const ownSince = setOn.byTeam.get(team.id) ?? askedOn;
  const taken = merged.filter(({ team: one, on }) => isOpenOn(one, askedOn) && on > ownSince).map((one) => one.team);
  return taken.length > 0 && team.openedOn <= askedOn ? [team, ...taken] : taken;
}
