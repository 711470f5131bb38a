import type { OutgoingMessage } from "../../../shared/api/message.ts";
import type { Vault } from "../../db/vault.ts";

export type RecipientKind = "person" | "group";

/** What queueing a message needs beside the transaction. */
export interface Outbox {
  vault: Vault;
  /** Cuts a message into parts that the channel takes, in sending order. Throws when it can never be sent. */
  split(kind: RecipientKind, message: OutgoingMessage): OutgoingMessage[];
  now(): Date;
}

/** The one order in which a recipient's messages leave: "<oaId>:person:<userId>" or "<oaId>:group:<groupId>". */
export function laneOf(oaId: string, kind: RecipientKind, recipientId: string): string {
  return `${oaId}:${kind}:${recipientId}`;
}
