import { findHealthProblems, type HealthFinding, type HealthObservations } from "./health.ts";
import type { SignatureFinding } from "./signature.ts";

/** An OA as the product's records have it. */
interface Recorded extends Omit<HealthObservations, "signature" | "workingPersonPath" | "profile" | "groupPackages"> {
  personPath: "v3" | "v2" | undefined;
  /** Diagnosis of the newest wrongly signed event: the door writes there nothing but what diagnoseSignature found. */
  wrongSignature: string | undefined;
  probe: Pick<HealthObservations, "profile" | "groupPackages"> | undefined;
}

export function observationsOf({ personPath, wrongSignature, probe, ...recorded }: Recorded): HealthObservations {
  return {
    ...recorded,
    workingPersonPath: personPath,
    signature: wrongSignature as SignatureFinding | undefined,
    profile: probe?.profile,
    groupPackages: probe?.groupPackages,
  };
}

/** What is wrong as things stand now, also while no worker looks; since when, as far as one has seen it. */
export function problemsNow(
  recorded: Recorded & { problems: readonly { code: string; since: string }[] },
  now: Date,
): (HealthFinding & { since: string | undefined })[] {
  const { problems: known, ...account } = recorded;
  const sinceOf = new Map(known.map(({ code, since }) => [code, since]));
  return findHealthProblems(observationsOf(account), now).map((finding) => ({
    ...finding,
    since: sinceOf.get(finding.code),
  }));
}
