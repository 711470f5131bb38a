import { inSentence } from "../services/communes.ts";
import type { HelpRequest } from "../services/help-requests/help-requests.ts";
import { notifyGroup, notifyPerson } from "../services/outbox/notify.ts";
import { officersOf, teamContacts } from "../services/teams/contacts.ts";
import { findTeam } from "../services/teams/membership.ts";
import type { Village } from "../services/teams/villages.ts";
import type { CommandDeps, Turn } from "./command.ts";

interface Passed {
  id: number;
  village: Village | undefined;
  words: string;
  personId: number;
}

/**
 * Passes a request on: to the team's group without the words, to its leaders (its members when no leader can be
 * reached) with them; to the officers when it is for
 * them or the team cannot be reached. Returns who was told, for the resident; undefined when nobody could be.
 */
export async function passOn(turn: Turn, deps: CommandDeps, request: Passed): Promise<string | undefined> {
  const team = request.village && (await findTeam(turn.tx, request.village.teamId));
  if (team) {
    const contacts = await teamContacts(turn.tx, { teamId: team.id, except: request.personId, now: turn.now });
    const inPerson = await tellPeople(turn, deps, { ...request, personIds: contacts });
    const inGroup = await notifyGroup(turn.tx, deps.outbox, {
      communeId: turn.commune.id,
      teamId: team.id,
      dedupeKey: `help_${request.id}_group`,
      message: {
        text: `Có bà con ở ${inSentence(request.village?.name ?? "")} cần người giúp (việc số ${request.id}). Ai nhận được, xin nhắn riêng cho Zalo này: nhận việc ${request.id}`,
      },
    });
    if (inPerson || inGroup !== undefined) return team.name;
  }
  const unitId = team?.unitId ?? turn.commune.id;
  const officers = await officersOf(turn.tx, { unitId, except: request.personId, now: turn.now });
  return (await tellPeople(turn, deps, { ...request, personIds: officers })) ? "cán bộ phụ trách" : undefined;
}

async function tellPeople(
  turn: Turn,
  deps: CommandDeps,
  { id, village, words, personIds }: Passed & { personIds: readonly number[] },
): Promise<boolean> {
  let reached = false;
  for (const personId of personIds) {
    const messageId = await notifyPerson(turn.tx, deps.outbox, {
      communeId: turn.commune.id,
      personId,
      dedupeKey: `help_${id}_${personId}`,
      message: {
        text: `${village ? `Bà con ở ${inSentence(village.name)}` : "Có người"} cần giúp (việc số ${id}):\n“${words}”\nAi nhận thì bấm “Nhận việc”.`,
        buttons: [
          { title: "Nhận việc", say: `nhận việc ${id}` },
          { title: "Việc cần giúp", say: "việc cần giúp" },
        ],
      },
    });
    reached ||= messageId !== undefined;
  }
  return reached;
}

/** Tells one person something about a request; silently nobody when they cannot be reached or were forgotten. */
export async function tellAbout(
  turn: Turn,
  deps: CommandDeps,
  {
    request,
    personId,
    event,
    text,
  }: { request: HelpRequest; personId: number | undefined; event: string; text: string },
): Promise<void> {
  if (personId === undefined) return;
  await notifyPerson(turn.tx, deps.outbox, {
    communeId: turn.commune.id,
    personId,
    dedupeKey: `help_${request.id}_${event}_${personId}`,
    message: { text },
  });
}
