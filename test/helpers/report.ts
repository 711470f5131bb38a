import { type Database, withScope } from "../../bot/db/connection.ts";
import { reports } from "../../bot/db/schema/index.ts";
import type { FigureValues } from "../../bot/db/schema/reports.ts";
import { findPerson, type KnownPerson } from "../../bot/services/people/known-person.ts";
import { dayOf } from "../../shared/calendar/day.ts";
import { type PeriodRule, periodOf } from "../../shared/calendar/period.ts";
import { makePerson, type TestCommune } from "./commune.ts";
import { testVault } from "./turn.ts";

/** A confirmed report of a team, as the reports' service leaves it. */
export async function makeReport(
  db: Database,
  commune: TestCommune,
  given: {
    team: { id: number };
    at: Date;
    activityOn?: string;
    nothingToReport?: boolean;
    rule?: PeriodRule;
    values?: FigureValues;
    authorPersonId?: number;
    note?: string;
    number?: number;
  },
): Promise<void> {
  const activityOn = given.activityOn ?? dayOf(given.at);
  await withScope(db, { communes: [commune.id] }, (tx) =>
    tx.insert(reports).values({
      communeId: commune.id,
      teamId: given.team.id,
      state: "submitted",
      channel: "chat",
      activityOn,
      period: periodOf(given.rule ?? { kind: "week" }, activityOn),
      values: given.nothingToReport ? {} : (given.values ?? { vneid_level2_activated: 3 }),
      nothingToReport: given.nothingToReport ?? false,
      authorPersonId: given.authorPersonId ?? null,
      note: given.note ?? null,
      number: given.number ?? null,
      createdAt: given.at,
      updatedAt: given.at,
      submittedAt: given.at,
    }),
  );
}

/** A new member of the team, as services take whoever acts. */
export async function makeReporter(
  db: Database,
  commune: TestCommune,
  { team, now }: { team: { id: number }; now: Date },
): Promise<KnownPerson> {
  const personId = await makePerson(db, commune, { team });
  const person = await withScope(db, { communes: [commune.id] }, (tx) => findPerson(tx, testVault, { personId, now }));
  if (!person) throw new Error("the person just made is not there");
  return person;
}

/** What the form sends on Wednesday of week 47, for the person's only team. */
export function formReport(
  commune: TestCommune,
  given: { by: KnownPerson; values: FigureValues; key: string; now: Date },
) {
  return {
    communeId: commune.id,
    teamId: given.by.memberships[0]!.teamId,
    by: given.by,
    channel: "form" as const,
    activityOn: "2026-11-18",
    period: "2026-W47",
    values: given.values,
    idempotencyKey: given.key,
    now: given.now,
  };
}
