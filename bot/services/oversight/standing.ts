import type { Score } from "./score.ts";

/** Where a team stands among its peers: thirds, never a place, never anybody else's name. */
export interface Standing {
  group: "upper" | "middle" | "rising";
  /** How many teams it is held against, itself included. */
  of: number;
}

/** Fewer teams, and a third would be one of them. */
const LEAST_COMPARED = 6;

/** Undefined while the team has no total or too few peers have one. */
export function standingOf(score: Score, all: readonly Score[]): Standing | undefined {
  const { peers } = score.basis;
  if (score.total === undefined || !peers) return undefined;
  const ids = new Set(peers.group.map(({ team }) => team.id));
  const totals = all.flatMap(({ team, total }) => (ids.has(team.id) && total !== undefined ? [total] : []));
  if (totals.length < LEAST_COMPARED) return undefined;
  const own = Math.round(score.total);
  const better = totals.filter((total) => Math.round(total) > own).length;
  const share = better / totals.length;
  return { group: share < 1 / 3 ? "upper" : share < 2 / 3 ? "middle" : "rising", of: totals.length };
}

/** For the team's own people: kind, true, and with nobody else's name. */
export function standingSentence({ group, of }: Standing): string {
  const places = {
    upper: "đang ở nhóm trên. Cảm ơn tổ, bà con được nhờ.",
    middle: "đang ở nhóm giữa, tổ đang làm đều.",
    rising: "đang ở nhóm cần thêm sức. Chỉ một vài việc nhỏ dưới đây là lên được.",
  };
  return `Trong ${of} tổ giống tổ mình, tổ ${places[group]}`;
}
