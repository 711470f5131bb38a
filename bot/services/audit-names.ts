import { inArray } from "drizzle-orm";
import { formatDay } from "../../shared/calendar/format.ts";
import type { Indicator } from "../../shared/catalogue/indicator.ts";
import type { Transaction } from "../db/connection.ts";
import { campaigns, people, targets, teams, units } from "../db/schema/index.ts";
import type { Vault } from "../db/vault.ts";

/** By person; those without a name, or forgotten, are left out. */
export async function peopleNames(
  tx: Transaction,
  vault: Vault,
  personIds: readonly number[],
): Promise<Map<number, string>> {
  const rows = await tx
    .select({ id: people.id, nameSealed: people.nameSealed })
    .from(people)
    .where(inArray(people.id, [...new Set(personIds)]));
  return new Map(rows.flatMap(({ id, nameSealed }) => (nameSealed ? [[id, vault.open(nameSealed)] as const] : [])));
}

/**
 * Names of the teams, units, campaigns and targets among the subjects of the audit log ("team:3"). People stay numbers: to list
 * them here would be one more look at them.
 */
export async function namesOfSubjects(
  tx: Transaction,
  { subjects, indicators }: { subjects: readonly string[]; indicators: readonly Indicator[] },
): Promise<Map<string, string>> {
  const idsOf = (kind: string) =>
    subjects.flatMap((subject) => (subject.startsWith(`${kind}:`) ? [Number(subject.slice(kind.length + 1))] : []));
  const ofTeams = await tx
    .select({ id: teams.id, name: teams.name })
    .from(teams)
    .where(inArray(teams.id, idsOf("team")));
  const ofUnits = await tx
    .select({ id: units.id, name: units.name })
    .from(units)
    .where(inArray(units.id, idsOf("unit")));
  const ofCampaigns = await tx
    .select({ id: campaigns.id, name: campaigns.name })
    .from(campaigns)
    .where(inArray(campaigns.id, idsOf("campaign")));
  const ofTargets = await tx
    .select({ id: targets.id, code: targets.indicatorCode, from: targets.fromOn, to: targets.toOn })
    .from(targets)
    .where(inArray(targets.id, idsOf("target")));
  const labels = new Map(indicators.map(({ code, shortLabel }) => [code, shortLabel]));
  return new Map([
    ...ofCampaigns.map(({ id, name }) => [`campaign:${id}`, name] as const),
    ...ofTargets.map(
      ({ id, code, from, to }) =>
        [`target:${id}`, `${labels.get(code) ?? code}, ${formatDay(from)}–${formatDay(to)}`] as const,
    ),
    ...ofTeams.map(({ id, name }) => [`team:${id}`, name] as const),
    ...ofUnits.map(({ id, name }) => [`unit:${id}`, name] as const),
  ]);
}
