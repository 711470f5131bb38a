import { type SharingTeam, shareOut, type TargetSize } from "./share-out.ts";

type Team = Pick<SharingTeam, "id" | "households">;

/** A team that took others over after the amount was set. */
export interface StandIn {
  teamId: number;
  /** Whose work it does, itself among them if it was there when the amount was set. */
  standsFor: readonly Team[];
}

interface Sharing {
  teams: readonly Team[];
  standIns: readonly StandIn[];
  /** Also of teams that are no more: asked of who took over from them. */
  exceptions: ReadonlyMap<number, number>;
}

/** `shareOut` among teams of which some are asked what others were. */
export function shareWithStandIns(size: TargetSize, { teams, standIns, exceptions }: Sharing): Map<number, number> {
  const standing = new Map(standIns.map(({ teamId, standsFor }) => [teamId, standsFor]));
  const own = new Map(exceptions);
  const sharing = teams.map((team): SharingTeam => {
    const asked = standing.get(team.id);
    if (!asked) return team;
    const { inherited, ...one } = standIn(team, asked, exceptions);
    own.delete(team.id);
    // Of nobody it stands for is anything asked but amounts of their own.
    if (one.standsFor === 0) own.set(team.id, inherited);
    return { ...one, inherited };
  });
  return shareOut(size, sharing, own);
}

function standIn(team: Team, asked: readonly Team[], exceptions: ReadonlyMap<number, number>) {
  const rest = asked.filter(({ id }) => !exceptions.has(id));
  const own = asked.filter(({ id }) => exceptions.has(id));
  return {
    id: team.id,
    inherited: own.reduce((sum, { id }) => sum + (exceptions.get(id) ?? 0), 0),
    standsFor: rest.length,
    households: exceptions.has(team.id) ? householdsOf(rest) : without(team.households, householdsOf(own)),
  };
}

/** Unknown when one team's are. */
function householdsOf(teams: readonly Team[]): number | undefined {
  return teams.reduce<number | undefined>(
    (sum, { households }) => (sum === undefined || households === undefined ? undefined : sum + households),
    0,
  );
}

/** A team's households are those of the teams merged into it as well. */
function without(all: number | undefined, some: number | undefined): number | undefined {
  return all === undefined || some === undefined ? undefined : Math.max(0, all - some);
}
