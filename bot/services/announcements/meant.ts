import { z } from "zod";
import { dayOf } from "../../../shared/calendar/day.ts";
import { periodOf } from "../../../shared/calendar/period.ts";
import type { Transaction } from "../../db/connection.ts";
import { unitsBelow } from "../access.ts";
import type { Commune } from "../communes.ts";
import { teamStates } from "../teams/team-states.ts";

/** Who is meant; stored with the announcement and judged again when it is sent. */
export const Audience = z.object({
  /** The teams of these units and all below; absent: of the announcement's own unit. */
  units: z.array(z.int()).optional(),
  /** Left out, with all below them. */
  exceptUnits: z.array(z.int()).default([]),
  teams: z.union([z.literal("all"), z.literal("missing"), z.literal("none"), z.array(z.int())]),
  exceptTeams: z.array(z.int()).default([]),
  /** `teams`: one copy for each, in its group or by one of its people. Else each leader, or everybody of the team, in person. */
  to: z.enum(["teams", "leaders", "members"]).default("teams"),
  /** Also residents who agreed to announcements. */
  residents: z.boolean(),
});
export type Audience = z.output<typeof Audience>;

export const everyTeam: Audience = { teams: "all", residents: false, to: "teams", exceptUnits: [], exceptTeams: [] };

/** What an audience means at one moment. */
export interface Meant {
  communeId: number;
  unitIds: readonly number[];
  /** Only these; undefined: all of the units. */
  teamIds: readonly number[] | undefined;
  exceptTeamIds: readonly number[];
  to: Audience["to"];
  residents: boolean;
  /** Reply windows are judged for this moment. */
  sendAt: Date;
  now: Date;
}

/** Looks up units and states. */
export async function readAudience(
  tx: Transaction,
  {
    commune,
    unitId,
    audience,
    sendAt,
    now,
  }: { commune: Commune; unitId: number; audience: Audience; sendAt: Date; now: Date },
): Promise<Meant> {
  const within = await unitsBelow(tx, audience.units ?? [unitId]);
  const without = new Set(await unitsBelow(tx, audience.exceptUnits));
  const unitIds = within.filter((id) => !without.has(id));
  return {
    communeId: commune.id,
    unitIds,
    teamIds: await teamIdsOf(tx, { commune, unitIds, audience, now }),
    exceptTeamIds: audience.exceptTeams,
    to: audience.to,
    residents: audience.residents,
    sendAt,
    now,
  };
}

async function teamIdsOf(
  tx: Transaction,
  { commune, unitIds, audience, now }: { commune: Commune; unitIds: readonly number[]; audience: Audience; now: Date },
): Promise<readonly number[] | undefined> {
  if (audience.teams === "all") return undefined;
  if (audience.teams === "none") return [];
  if (audience.teams !== "missing") return audience.teams;
  const period = periodOf(commune.settings.period, dayOf(now));
  const states = await teamStates(tx, { communeId: commune.id, unitIds, period });
  return states.filter((team) => team.state === "missing").map((team) => team.teamId);
}
