import type { Contact } from "../protocol.ts";
import { derivedId } from "./ids.ts";
import type { ContactRecord, PersonRecord } from "./records.ts";
import { indexOf, putContact, type World } from "./world.ts";

const HOUR_MS = 3_600_000;
/** Free answers, zalo-openapi.md §3.2. */
const FREE_WINDOW_MS = 48 * HOUR_MS;
/** After this nothing goes through by API. */
const OPEN_WINDOW_MS = 7 * 24 * HOUR_MS;

/** The person as this OA knows them; made on first use, without any interaction yet. */
export function ensureContact(world: World, oaId: string, personId: string, userId?: string): ContactRecord {
  const known = contactOfPerson(world, oaId, personId);
  if (known) return known;
  const contact: ContactRecord = {
    userId: userId ?? derivedId("4", oaId, personId),
    oaId,
    personId,
    isFollower: false,
    hasChatted: false,
    hasWithdrawn: false,
    repliesUsed: 0,
  };
  putContact(world, contact);
  return contact;
}

export function contactOfPerson(world: World, oaId: string, personId: string): ContactRecord | undefined {
  const userId = indexOf(world, oaId).byPerson.get(personId);
  return userId === undefined ? undefined : world.contacts.get(userId);
}

/** An interaction: opens the free window again. Reading a message is none. */
export function recordInteraction(contact: ContactRecord, at: number): void {
  contact.lastInteractionAt = at;
  contact.repliesUsed = 0;
}

export function windowOf(contact: ContactRecord, now: number): Contact["window"] {
  if (contact.lastInteractionAt === undefined) return "none";
  const ageMs = now - contact.lastInteractionAt;
  if (ageMs <= FREE_WINDOW_MS) return "free";
  return ageMs <= OPEN_WINDOW_MS ? "paid" : "closed";
}

/** The person's id in the eyes of an app: `user_id_by_app`, `/v2.0/me` id. */
export function userIdByApp(person: PersonRecord, appId: string): string {
  person.appUserIds[appId] ??= derivedId("5", appId, person.id);
  return person.appUserIds[appId];
}

/** Everything an event about this person needs to know about them. */
export function personOf(world: World, contact: ContactRecord): PersonRecord {
  const person = world.people.get(contact.personId);
  if (!person) throw new Error(`contact ${contact.userId} has no person`);
  return person;
}
