import { and, inArray, isNull } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { people } from "../../db/schema/index.ts";
import type { Commune } from "../communes.ts";
import { type Address, groupAddresses, personAddresses } from "../outbox/notify.ts";
import { contactsOfTeams, lastReporters } from "../teams/contacts.ts";
import { remindersOfPeople } from "./week-counts.ts";

/** How a team is reached: its group, or one person of it. `capped`: all who could be written to were, often enough. */
export type Receiver =
  | { kind: "group"; to: Address }
  | { kind: "person"; to: Address; personId: number }
  | "unreachable"
  | "capped";

interface Asked {
  commune: Commune;
  teamIds: readonly number[];
  /** The leader step passes the group by. */
  mayBeGroup: boolean;
  /** The officer's button counts and is never refused. */
  isCapped: boolean;
  /** When it leaves: its week counts. */
  at: Date;
  now: Date;
}

/**
 * The group; when there is none, whoever reported last. The leader step and the group without a reporter: the first leader (else
 * member) who can be written to and was not written to too often, these messages included.
 */
export async function findReceivers(tx: Transaction, asked: Asked): Promise<Map<number, Receiver>> {
  const { commune, teamIds, mayBeGroup } = asked;
  const found = new Map<number, Receiver>();
  if (mayBeGroup) {
    const groups = await groupAddresses(tx, { communeId: commune.id, teamIds });
    for (const [teamId, to] of groups) found.set(teamId, { kind: "group", to });
  }
  const others = teamIds.filter((teamId) => !found.has(teamId));
  if (others.length === 0) return found;
  const contacts = await findContacts(tx, { ...asked, teamIds: others });
  const hearers = await findHearers(tx, commune, { personIds: [...contacts.values()].flat(), at: asked.at });
  for (const teamId of others) found.set(teamId, choose(contacts.get(teamId) ?? [], hearers, asked));
  return found;
}

async function findContacts(tx: Transaction, { teamIds, mayBeGroup, now }: Asked): Promise<Map<number, number[]>> {
  const reporters = mayBeGroup ? await lastReporters(tx, { teamIds, now }) : new Map<number, number>();
  const contacts = await contactsOfTeams(tx, { teamIds, now });
  const ofTeam = (teamId: number) => [reporters.get(teamId), ...(contacts.get(teamId) ?? [])];
  return new Map(
    teamIds.map((teamId) => [teamId, [...new Set(ofTeam(teamId).filter((personId) => personId !== undefined))]]),
  );
}

/** Somebody who wants to hear from us. */
interface Hearer {
  /** Undefined: there is no way to write to them. */
  to: Address | undefined;
  /** Reminders of the week. */
  had: number;
}

async function findHearers(
  tx: Transaction,
  { id: communeId }: Commune,
  { personIds, at }: { personIds: readonly number[]; at: Date },
): Promise<Map<number, Hearer>> {
  if (personIds.length === 0) return new Map();
  const willing = await listWilling(tx, personIds);
  const addresses = await personAddresses(tx, { communeId, personIds: willing });
  const counts = await remindersOfPeople(tx, { personIds: willing, at });
  return new Map(willing.map((id) => [id, { to: addresses.get(id), had: counts.get(id) ?? 0 }]));
}

/** Of these people those who did not say "dừng". */
export async function listWilling(tx: Transaction, personIds: readonly number[]): Promise<number[]> {
  const rows = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(inArray(people.id, [...new Set(personIds)]), isNull(people.announcementsStoppedAt)));
  return rows.map((row) => row.id);
}

function choose(personIds: readonly number[], hearers: Map<number, Hearer>, { commune, isCapped }: Asked): Receiver {
  let wasCapped = false;
  for (const personId of personIds) {
    const hearer = hearers.get(personId);
    if (!hearer) continue;
    if (isCapped && hearer.had >= commune.settings.reminders.maxPerPersonAndWeek) {
      wasCapped = true;
      continue;
    }
    if (!hearer.to) continue;
    hearer.had += 1;
    return { kind: "person", to: hearer.to, personId };
  }
  return wasCapped ? "capped" : "unreachable";
}
