import type { Problem } from "./account-state.ts";

interface Finding {
  code: string;
  severity: "broken" | "warning";
  sentence: string;
  press: string;
}

/** What heals by itself within this is nobody's trouble. */
const warnAfterMs = 10 * 60_000;

/** Yesterday's problems and today's findings as one list: since when, and what is over but was told of. */
export function mergeProblems(before: readonly Problem[], findings: readonly Finding[], now: Date): Problem[] {
  const at = now.toISOString();
  const current = findings.map(({ code, severity, sentence, press }) => {
    const known = before.find((problem) => problem.code === code);
    const { since = at, toldAt } = known ?? {};
    return { code, severity, sentence, press, since, ...(toldAt === undefined ? {} : { toldAt }) };
  });
  const over = before
    .filter(({ code, toldAt }) => toldAt !== undefined && findings.every((finding) => finding.code !== code))
    .map((problem) => ({ ...problem, goneAt: problem.goneAt ?? at }));
  return [...current, ...over];
}

/** Whom we could write to has written to the OA, and so disproved it; the setup page and `oa status` show it. */
const notForChat = "no_event_yet";

/** What officers have to hear now. */
export function newsOf(problems: readonly Problem[], now: Date): { found: Problem[]; gone: Problem[] } {
  const isRipe = ({ severity, since }: Problem) =>
    severity === "broken" || now.getTime() - Date.parse(since) >= warnAfterMs;
  return {
    found: problems.filter((problem) => problem.toldAt === undefined && problem.code !== notForChat && isRipe(problem)),
    gone: problems.filter((problem) => problem.goneAt !== undefined),
  };
}

/** The list after they heard it. */
export function markTold(problems: readonly Problem[], found: readonly Problem[], now: Date): Problem[] {
  return problems
    .filter(({ goneAt }) => goneAt === undefined)
    .map((problem) => (found.includes(problem) ? { ...problem, toldAt: now.toISOString() } : problem));
}
