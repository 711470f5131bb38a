import { fold } from "../../../shared/understanding/fold.ts";
import type { TeamHistory } from "./team-history.ts";

/** Fewer say nothing about what is usual. */
const LEAST_PEERS = 4;
/** A team is like another when it serves at most twice, at least half as many households. */
const MOST_TIMES_HOUSEHOLDS = 2;

const TOWN = /\b(?:to dan pho|tdp|khu pho|khoi pho|khu do thi|khom)\b/;

export interface Peers {
  /** The team itself among them. */
  group: TeamHistory[];
  /** What they have in common, in Vietnamese: "8 tổ cùng xã, số hộ tương đương". */
  words: string;
}

/**
 * The teams a team may fairly be held against: of its own commune (one set of rules, one office), of town or countryside as
 * it is, of a like number of households; as many of these conditions as leave a group. Undefined when there is none.
 */
export function peersAmong(all: readonly TeamHistory[]): (history: TeamHistory) => Peers | undefined {
  const inTown = new Set(all.filter(isTown));
  return (history) => {
    const commune = all.filter((other) => other.team.communeId === history.team.communeId);
    const alike = commune.filter((other) => inTown.has(other) === inTown.has(history));
    const sized = alike.filter((other) => isSimilarSize(history, other));
    if (history.team.households !== undefined && sized.length >= LEAST_PEERS) {
      return { group: sized, words: `${sized.length} tổ cùng địa bàn có số hộ tương đương` };
    }
    if (alike.length >= LEAST_PEERS) return { group: alike, words: `${alike.length} tổ cùng địa bàn` };
    if (commune.length >= LEAST_PEERS) return { group: commune, words: `${commune.length} tổ cùng xã, phường` };
    return undefined;
  };
}

function isTown({ team }: TeamHistory): boolean {
  return TOWN.test(fold(team.name));
}

function isSimilarSize({ team: own }: TeamHistory, { team: other }: TeamHistory): boolean {
  if (own.households === undefined || other.households === undefined) return own.id === other.id;
  const times = other.households / own.households;
  return times <= MOST_TIMES_HOUSEHOLDS && times >= 1 / MOST_TIMES_HOUSEHOLDS;
}
