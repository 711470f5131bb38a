import type { OutgoingMessage } from "../../../shared/api/message.ts";
import type { Transaction } from "../../db/connection.ts";
import type { Vault } from "../../db/vault.ts";
import { type Commune, inSentence } from "../communes.ts";
import { notifyGroup, notifyPerson } from "../outbox/notify.ts";
import type { Outbox } from "../outbox/outbox.ts";
import { officersOf, teamContacts } from "../teams/contacts.ts";
import { findTeam } from "../teams/membership.ts";
import type { HelpRequest } from "./help-requests.ts";

/** What helping needs, from the chat and from the API alike. */
export interface HelpDesk {
  tx: Transaction;
  vault: Vault;
  outbox: Outbox;
  commune: Pick<Commune, "id">;
  now: Date;
}

interface Passed {
  id: number;
  village: { name: string; teamId: number } | undefined;
  words: string;
  personId: number;
}

/**
 * Passes a request on: to the team's group without the words, to its leaders (its members when no leader can be reached) with them; to
 * the officers when it is for them or the team cannot be reached. Returns who was told, for the resident; undefined when nobody could be.
 */
export async function passOn(desk: HelpDesk, request: Passed): Promise<string | undefined> {
  const { tx, outbox, commune, now } = desk;
  const team = request.village && (await findTeam(tx, request.village.teamId));
  if (team) {
    const personIds = await teamContacts(tx, { teamId: team.id, except: request.personId, now });
    const message = withWords(request, request.village?.name);
    const inPerson = await tellPeople(desk, { id: request.id, event: undefined, personIds, message });
    const inGroup = await notifyGroup(tx, outbox, {
      communeId: commune.id,
      teamId: team.id,
      dedupeKey: `help_${request.id}_group`,
      message: {
        text: `Có bà con ở ${inSentence(request.village?.name ?? "")} cần người giúp (việc số ${request.id}). Ai nhận được, xin nhắn riêng cho Zalo này: nhận việc ${request.id}`,
      },
    });
    if (inPerson || inGroup !== undefined) return team.name;
  }
  const personIds = await officersOf(tx, { unitId: team?.unitId ?? commune.id, except: request.personId, now });
  const message = withWords(request, request.village?.name);
  const told = await tellPeople(desk, { id: request.id, event: undefined, personIds, message });
  return told ? "cán bộ phụ trách" : undefined;
}

function withWords({ id, words }: { id: number; words: string }, villageName: string | undefined): OutgoingMessage {
  return {
    text: `${fromWhere(villageName)} cần giúp (việc số ${id}):\n“${words}”\nAi nhận thì bấm “Nhận việc”.`,
    buttons: [
      { title: "Nhận việc", say: `nhận việc ${id}` },
      { title: "Việc cần giúp", say: "việc cần giúp" },
    ],
  };
}

/** "Bà con ở tổ dân phố 3", at the start of a sentence. */
function fromWhere(villageName: string | undefined): string {
  return villageName ? `Bà con ở ${inSentence(villageName)}` : "Có người";
}

/** Whether at least one of them can be written to. */
export async function tellPeople(
  { tx, outbox, commune }: HelpDesk,
  told: { id: number; event: string | undefined; personIds: readonly number[]; message: OutgoingMessage },
): Promise<boolean> {
  let reached = false;
  for (const personId of told.personIds) {
    const messageId = await notifyPerson(tx, outbox, {
      communeId: commune.id,
      personId,
      dedupeKey: `help_${told.id}_${told.event ? `${told.event}_` : ""}${personId}`,
      message: told.message,
    });
    reached ||= messageId !== undefined;
  }
  return reached;
}

/** Tells one person something about a request; silently nobody when they cannot be reached or were forgotten. */
export async function tellAbout(
  desk: HelpDesk,
  told: { request: HelpRequest; personId: number | undefined; event: string; message: OutgoingMessage },
): Promise<void> {
  const { request, personId, event, message } = told;
  if (personId !== undefined) await tellPeople(desk, { id: request.id, event, personIds: [personId], message });
}
