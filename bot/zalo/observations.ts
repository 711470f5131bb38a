import type { HealthObservations } from "./health.ts";
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
