import { randomInt } from "node:crypto";
import type { DocumentSettings } from "../../../shared/api/documents.ts";
import type { Period } from "../../../shared/calendar/period.ts";
import type { Transaction } from "../../db/connection.ts";
import { issuedReports } from "../../db/schema/index.ts";
import { audit } from "../audit.ts";
import { CommuneSettings, readCommune } from "../communes.ts";
import type { Unit } from "../units/units.ts";
import { collectPeriodReport } from "./collect.ts";
import type { PeriodReport } from "./period-report.ts";

/** Without letters and digits that are mistaken for one another when read from paper. */
const signs = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const CODE_LENGTH = 10;

export interface GivenOut {
  report: PeriodReport;
  settings: DocumentSettings;
  /** Printed on it, for whoever wants to check it. */
  code: string;
}

/**
 * A unit's periodic report; what it says is kept under its code. The tx sees every commune below the unit. Throws
 * NoSuchPeriodError.
 */
export async function giveOutReport(
  tx: Transaction,
  { unit, period, byPersonId, now }: { unit: Unit; period: Period; byPersonId: number | undefined; now: Date },
): Promise<GivenOut> {
  const report = await collectPeriodReport(tx, { unit, period, now });
  const settings =
    unit.communeId === undefined ? CommuneSettings.parse({}) : (await readCommune(tx, unit.communeId)).settings;
  return { report, settings: settings.documents, code: await keep(tx, report, byPersonId) };
}

async function keep(tx: Transaction, report: PeriodReport, byPersonId: number | undefined): Promise<string> {
  const code = Array.from({ length: CODE_LENGTH }, () => signs[randomInt(signs.length)]).join("");
  const { unit, commune, period, preparedAt: now, counts } = report;
  const values = report.figures.flatMap(({ code: key, value }) => (value === undefined ? [] : [[key, value] as const]));
  await tx.insert(issuedReports).values({
    code,
    communeId: commune?.id ?? null,
    unitId: unit.id,
    period: period.key,
    fromOn: period.from,
    toOn: period.to,
    values: Object.fromEntries(values),
    teamsExpected: counts.teams,
    teamsReported: counts.teams - counts.missing,
    issuedAt: now,
    byPersonId: byPersonId ?? null,
  });
  if (commune) {
    await audit(tx, { communeId: commune.id, byPersonId, action: "document.issued", subject: `unit:${unit.id}`, now });
  }
  return code;
}
