import type { Day } from "../../../shared/calendar/day.ts";
import { type SharingTeam, shareOut } from "../../../shared/targets/share-out.ts";
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
  // A province's teams are looked at beyond the caller's scope: how many, with how many households, and nothing else of them.
  const { teams, exceptions } = await (asked.isProvince
    ? withScope(tx, "all", (all) => teamsSharing(all, asked))
    : teamsSharing(tx, asked));
  const parts = shareOut(asked.target, teams, exceptions);
  return new Map(teams.map(({ id }) => [id, parts.get(id)]));
}

async function teamsSharing(tx: Transaction, { target, excluded, day }: Asked) {
  const below = await teamsBelow(tx, { unitId: target.unitId, excluded });
  const mergers = await mergersUntil(tx, below, day);
  const exceptions = new Map(target.exceptions);
  const teams = below
    .filter((team) => isOpenOn(team, day))
    .map((team) => {
      const sharing = standIn(target, { team, day, merged: mergers.get(team.id) ?? [] });
      if (sharing === undefined) return team;
      exceptions.delete(team.id);
      // Of nobody it stands for is anything asked but amounts of their own.
      if (sharing.standsFor === 0) exceptions.set(team.id, sharing.inherited);
      return sharing;
    });
  return { teams, exceptions };
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

/** The team as one that stands for itself and those merged into it after the amount was set; undefined when there are none. */
function standIn(
  { setOn, exceptions }: Target,
  { team, day, merged }: { team: ProgrammeTeam; day: Day; merged: readonly Merged[] },
): (SharingTeam & { inherited: number }) | undefined {
  const askedOn = setOn.all < day ? setOn.all : day;
  const ownSince = setOn.byTeam.get(team.id) ?? askedOn;
  const taken = merged.filter(({ team: one, on }) => isOpenOn(one, askedOn) && on > ownSince).map((one) => one.team);
  if (taken.length === 0) return undefined;
  const asked = team.openedOn <= askedOn ? [team, ...taken] : taken;
  const rest = asked.filter(({ id }) => !exceptions.has(id));
  const own = asked.filter(({ id }) => exceptions.has(id));
  return {
    id: team.id,
    inherited: own.reduce((sum, { id }) => sum + (exceptions.get(id) ?? 0), 0),
    standsFor: rest.length,
    households: own.includes(team) ? householdsOf(rest) : without(team.households, householdsOf(own)),
  };
}

/** Unknown when one team's are. */
function householdsOf(teams: readonly ProgrammeTeam[]): number | undefined {
  return teams.reduce<number | undefined>(
    (sum, { households }) => (sum === undefined || households === undefined ? undefined : sum + households),
    0,
  );
}

/** A team's households are those of the teams merged into it as well. */
function without(all: number | undefined, some: number | undefined): number | undefined {
  return all === undefined || some === undefined ? undefined : Math.max(0, all - some);
}
