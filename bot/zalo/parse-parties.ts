import type { Sides } from "./event-names.ts";
import { type LooseObject, toId, toList, toObject } from "./lenient.ts";

export interface Parties {
  oaId: string | undefined;
  userId: string | undefined;
  groupId: string | undefined;
  /** A two-sided event came from the OA's side, whatever its name promised. */
  isFromOa: boolean;
}

/** Sources disagree on which side is which (zalo-openapi.md 1.4), so a side that equals a known OA is the OA. */
export function parseParties(body: LooseObject, sides: Sides, isKnownOa: (id: string) => boolean): Parties {
  const sender = toId(toObject(body.sender).id);
  const recipient = toId(toObject(body.recipient).id);
  const oa = toId(body.oa_id) ?? toId(body.oaId);
  const isOa = (id: string | undefined) => id !== undefined && (id === oa || isKnownOa(id));

  switch (sides) {
    case "person_speaks":
    case "oa_speaks": {
      const isFromOa = isOa(sender) || (sides === "oa_speaks" && !isOa(recipient));
      const [oaSide, personSide] = isFromOa ? [sender, recipient] : [recipient, sender];
      return { oaId: oaSide ?? oa, userId: personSide, groupId: undefined, isFromOa };
    }
    case "person_speaks_in_group":
    case "oa_speaks_in_group": {
      const isFromOa = isOa(sender) || sides === "oa_speaks_in_group";
      const oaId = oa ?? [sender, recipient].find(isOa) ?? (isFromOa ? sender : undefined);
      return { oaId, userId: isFromOa ? undefined : sender, groupId: groupIdOf(body, isOa), isFromOa };
    }
    case "about_group":
      return { oaId: oa, userId: onlyUser(body), groupId: toId(body.group_id), isFromOa: false };
    case "about_person":
      return {
        oaId: oa ?? [recipient, sender].find(isOa),
        userId: personOf(body),
        groupId: undefined,
        isFromOa: false,
      };
  }
}

/** `recipient.id` by the documents; the other places are guesses of older code, tolerated. */
function groupIdOf(body: LooseObject, isOa: (id: string | undefined) => boolean): string | undefined {
  const recipient = toObject(body.recipient);
  const places = [body.group_id, recipient.group_id, recipient.id, toObject(body.message).conversation_id];
  return places.map(toId).find((id) => id !== undefined && !isOa(id));
}

function personOf(body: LooseObject): string | undefined {
  return toId(toObject(body.follower).id) ?? toId(body.user_id) ?? toId(toObject(body.data).user_id);
}

export function groupUserIds(body: LooseObject): string[] {
  return toList(body.users).flatMap((user) => toId(toObject(user).id) ?? []);
}

function onlyUser(body: LooseObject): string | undefined {
  const userIds = groupUserIds(body);
  return userIds.length === 1 ? userIds[0] : undefined;
}
