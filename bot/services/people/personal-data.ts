import { and, desc, eq, inArray } from "drizzle-orm";
import type { HelpState } from "../../../shared/api/help-request.ts";
import { dayOf } from "../../../shared/calendar/day.ts";
import type { Transaction } from "../../db/connection.ts";
import {
  consents,
  helpRequests,
  people,
  reports,
  teamMembers,
  teams,
  unitRoles,
  units,
} from "../../db/schema/index.ts";
import type { Vault } from "../../db/vault.ts";
import type { ConsentPurpose } from "../consent/texts.ts";
import type { Membership, UnitRole } from "./known-person.ts";

/** Everything we hold about a person, readable: for them, on their request. Days are "YYYY-MM-DD" in Vietnam. */
export interface PersonalData {
  /** What the operator's `forget` takes. */
  personId: number;
  name: string | undefined;
  phone: string | undefined;
  formOfAddress: string | undefined;
  village: string | undefined;
  villageUnitId: number | undefined;
  stoppedMessages: boolean;
  memberships: { team: string; role: Membership["role"]; from: string; until: string | undefined }[];
  unitRoles: { unit: string; role: UnitRole["role"]; from: string; until: string | undefined }[];
  consents: { purpose: ConsentPurpose; textVersion: string; givenOn: string; withdrawnOn: string | undefined }[];
  /** Confirmed ones, newest first. */
  reports: { number: number | undefined; team: string; activityOn: string; note: string | undefined }[];
  helpRequests: {
    number: number;
    createdOn: string;
    state: HelpState;
    words: string | undefined;
    answer: string | undefined;
  }[];
}

/** Undefined when there is no such person in the scope, or they were erased. */
export async function readPersonalData(
  tx: Transaction,
  vault: Vault,
  personId: number,
): Promise<PersonalData | undefined> {
  const [row] = await tx
    .select({ person: people, village: units.name })
    .from(people)
    .leftJoin(units, eq(units.id, people.villageUnitId))
    .where(eq(people.id, personId));
  if (!row || row.person.erasedAt) return undefined;
  const { person } = row;
  return {
    personId,
    name: openMaybe(vault, person.nameSealed),
    phone: openMaybe(vault, person.phoneSealed),
    formOfAddress: person.formOfAddress ?? undefined,
    village: row.village ?? undefined,
    villageUnitId: person.villageUnitId ?? undefined,
    stoppedMessages: person.announcementsStoppedAt !== null,
    memberships: await membershipsOf(tx, personId),
    unitRoles: await unitRolesOf(tx, personId),
    consents: await consentsOf(tx, personId),
    reports: await reportsOf(tx, personId),
    helpRequests: await helpRequestsOf(tx, vault, personId),
  };
}

async function membershipsOf(tx: Transaction, personId: number): Promise<PersonalData["memberships"]> {
  const rows = await tx
    .select({ team: teams.name, role: teamMembers.role, from: teamMembers.from, until: teamMembers.until })
    .from(teamMembers)
    .innerJoin(teams, eq(teams.id, teamMembers.teamId))
    .where(eq(teamMembers.personId, personId))
    .orderBy(desc(teamMembers.from));
  return rows.map((row) => ({ ...row, from: dayOf(row.from), until: dayMaybe(row.until) }));
}

async function unitRolesOf(tx: Transaction, personId: number): Promise<PersonalData["unitRoles"]> {
  const rows = await tx
    .select({ unit: units.name, role: unitRoles.role, from: unitRoles.from, until: unitRoles.until })
    .from(unitRoles)
    .innerJoin(units, eq(units.id, unitRoles.unitId))
    .where(eq(unitRoles.personId, personId))
    .orderBy(desc(unitRoles.from));
  return rows.map((row) => ({ ...row, from: dayOf(row.from), until: dayMaybe(row.until) }));
}

async function consentsOf(tx: Transaction, personId: number): Promise<PersonalData["consents"]> {
  const rows = await tx.select().from(consents).where(eq(consents.personId, personId)).orderBy(desc(consents.givenAt));
  return rows.map(({ purpose, textVersion, givenAt, withdrawnAt }) => ({
    purpose,
    textVersion,
    givenOn: dayOf(givenAt),
    withdrawnOn: dayMaybe(withdrawnAt),
  }));
}

async function reportsOf(tx: Transaction, personId: number): Promise<PersonalData["reports"]> {
  const rows = await tx
    .select({ number: reports.number, team: teams.name, activityOn: reports.activityOn, note: reports.note })
    .from(reports)
    .innerJoin(teams, eq(teams.id, reports.teamId))
    .where(and(eq(reports.authorPersonId, personId), inArray(reports.state, ["submitted", "amended", "withdrawn"])))
    .orderBy(desc(reports.activityOn), desc(reports.id));
  return rows.map((row) => ({ ...row, number: row.number ?? undefined, note: row.note ?? undefined }));
}

async function helpRequestsOf(tx: Transaction, vault: Vault, personId: number): Promise<PersonalData["helpRequests"]> {
  const rows = await tx
    .select()
    .from(helpRequests)
    .where(eq(helpRequests.personId, personId))
    .orderBy(desc(helpRequests.id));
  return rows.map((row) => ({
    number: row.id,
    createdOn: dayOf(row.createdAt),
    state: row.state,
    words: openMaybe(vault, row.wordsSealed),
    answer: openMaybe(vault, row.answerSealed),
  }));
}

function openMaybe(vault: Vault, sealed: string | null): string | undefined {
  return sealed === null ? undefined : vault.open(sealed);
}

function dayMaybe(instant: Date | null): string | undefined {
  return instant ? dayOf(instant) : undefined;
}
