import type { CommuneCourse } from "./commune-courses.ts";
import { reportingRate } from "./course.ts";
import { median } from "./numbers.ts";

const LEAST_PEERS = 4;
/** A commune is like another when it has at most twice, at least half as many teams. */
const MOST_TIMES_TEAMS = 2;

/** A commune's settled reporting rate minus the median of communes like it, by id: of its kind, and about as many teams. */
export function againstPeers(courses: readonly CommuneCourse[]): Map<number, number> {
  const known = courses.flatMap(({ commune, course }) => {
    const counts = course.findLast(({ period }) => period.isSettled)?.counts;
    const rate = counts && reportingRate(counts);
    return counts === undefined || rate === undefined
      ? []
      : [{ id: commune.id, kind: kindOf(commune.name), teams: counts.teams, rate }];
  });
  const found = new Map<number, number>();
  for (const own of known) {
    const alike = known.filter(
      ({ kind, teams }) =>
        kind === own.kind && teams <= own.teams * MOST_TIMES_TEAMS && teams >= own.teams / MOST_TIMES_TEAMS,
    );
    const usual = median(alike.map(({ rate }) => rate));
    if (alike.length >= LEAST_PEERS && usual !== undefined) found.set(own.id, own.rate - usual);
  }
  return found;
}

/** "Phường", "Xã", "Đặc khu": town, countryside, islands. */
function kindOf(name: string): string {
  return /^(phường|xã|đặc khu)/iu.exec(name)?.[1]?.toLowerCase() ?? "xã";
}
