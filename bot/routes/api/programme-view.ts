import type { ProgressView, StandInView, TargetView, UnitTargets } from "../../../shared/api/target.ts";
import type { StandIn } from "../../../shared/targets/stand-in.ts";
import { ProgrammeRefusedError } from "../../services/targets/programme-refused-error.ts";
import type { ProgrammeTeam } from "../../services/targets/programme-teams.ts";
import type { Progress } from "../../services/targets/progress.ts";
import type { Setting } from "../../services/targets/set-target.ts";
import type { Target } from "../../services/targets/target.ts";
import type { Unit } from "../../services/units/units.ts";
import { HttpError } from "../http-error.ts";
import type { Caller } from "./authentication.ts";

export function toTargetView({ id, unitId, indicatorCode, from, to, basis, amount, exceptions }: Target): TargetView {
  const own = [...exceptions].map(([teamId, asked]) => ({ teamId, amount: asked }));
  return { id, unitId, indicatorCode, from, to, basis, amount, exceptions: own };
}

export function toProgressView({ target, amount, done, expected, standing }: Progress): ProgressView {
  const { indicatorCode, from, to } = target;
  return { indicatorCode, from, to, amount, expected, standing, ...(done === undefined ? {} : { done }) };
}

export function toAskedTeam({ id, name, households }: ProgrammeTeam): UnitTargets["teams"][number] {
  return { id, name, ...(households === undefined ? {} : { households }) };
}

export function toStandInView({ teamId, standsFor }: StandIn): StandInView {
  const teams = standsFor.map(({ id, households }) => ({ id, ...(households === undefined ? {} : { households }) }));
  return { teamId, standsFor: teams };
}

export function settingOf({ person, communeId }: Caller, now: Date): Setting {
  return { personId: person.id, communeId, now };
}

/** What a unit's targets and campaigns are kept under: a province's belong to no commune. */
export function ownerOf({ id, level, communeId }: Unit): { id: number; communeId: number | undefined } {
  return { id, communeId: level === "province" ? undefined : communeId };
}

const statuses: Record<ProgrammeRefusedError["reason"], number> = {
  target_not_found: 404,
  target_of_campaign: 409,
  campaign_not_found: 404,
  campaign_over: 409,
  wrong_days: 422,
  unknown_indicator: 422,
  unknown_team: 422,
};

export function explainRefusal(error: unknown): never {
  if (!(error instanceof ProgrammeRefusedError)) throw error;
  throw new HttpError(statuses[error.reason], error.reason, error.message);
}
