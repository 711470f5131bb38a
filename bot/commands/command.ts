import type { OutgoingMessage } from "../../shared/api/message.ts";
import type { Indicator } from "../../shared/catalogue/indicator.ts";
import type { CompiledCatalogue } from "../../shared/understanding/read-report.ts";
import type { Transaction } from "../db/connection.ts";
import type { Vault } from "../db/vault.ts";
import type { CommuneSettings } from "../services/communes.ts";
import type { GuideLibrary } from "../services/guides/commune-guides.ts";
import type { Outbox } from "../services/outbox/outbox.ts";
import type { KnownPerson } from "../services/people/known-person.ts";
import type { PersonProfile } from "../services/people/meet-person.ts";

/** What one person said once, with everything a command needs to answer it. */
export interface Turn {
  /** NFC, trimmed, without mentions of the OA; "" for a message without text. */
  text: string;
  /** `fold(text)` with spaces collapsed, for matching. */
  folded: string;
  channel: "person" | "group";
  /** True in a person's own chat; in a group only when the text names the OA. A group's talk among itself gets no answer. */
  isAddressed: boolean;
  /** Kinds of secret that were cut out before the event was stored, e.g. ["otp"]; usually empty. */
  secretKinds: readonly string[];
  attachments: readonly Attachment[];
  /** When the person sent it (arrival when Zalo's time is unusable); decides the activity day. */
  sentAt: Date;
  now: Date;
  /** Row id of the inbound event: the source of idempotency keys. */
  eventId: number;
  oaId: string;
  /** Zalo user id of the writer within this OA. */
  zaloUserId: string;
  /** Zalo group id when `channel` is "group". */
  zaloGroupId: string | undefined;
  commune: CommuneContext;
  /** What Zalo tells about the writer; undefined when it was not asked or did not answer in time. */
  profile: PersonProfile | undefined;
  /** Undefined for people we know nothing of: they are residents. */
  person: KnownPerson | undefined;
  /** What was asked last in this conversation. */
  state: ConversationState | undefined;
  /** The transaction in which everything this turn changes is written, scoped to the commune. */
  tx: Transaction;
}

export interface Attachment {
  kind: "image" | "audio" | "video" | "file" | "sticker" | "location" | "link" | "contact" | "gif" | "other";
  url: string | undefined;
}

export interface CommuneContext {
  id: number;
  name: string;
  settings: CommuneSettings;
  indicators: readonly Indicator[];
  /** `indicators`, prepared for `readReport`. */
  catalogue: CompiledCatalogue;
  /** The guides people of this commune get, prepared for searching. */
  library: GuideLibrary;
}

/** `command` is the name of the command that asked; `data` is that command's own, checked by its schema when read. */
export interface ConversationState {
  command: string;
  data: unknown;
}

export interface Reply {
  /** Sent to the conversation in this order; may be empty. */
  messages: readonly OutgoingMessage[];
  /** What is asked now. `null` clears; absent leaves the state as it was. */
  state?: ConversationState | null;
}

/** What commands may use besides the turn: things with a life that outlast one message. */
export interface CommandDeps {
  vault: Vault;
  /** For `notifyPerson` and `notifyGroup`: messages to somebody else than the writer. */
  outbox: Outbox;
  /** Address of the Mini App page for people, e.g. "https://xa.example.vn/app/". */
  miniAppUrl: string;
}

/** One thing a person can ask. `commands/index.ts` lists them in order; the first that wants the turn runs. */
export interface Command {
  name: string;
  /** Cheap and without side effects. */
  wants(turn: Turn): boolean;
  run(turn: Turn, deps: CommandDeps): Promise<Reply>;
  /**
   * Asked before every `wants` while `turn.state.command` is this command's name.
   * Undefined means "that was no answer to my question": the list is tried as usual.
   */
  answer?(turn: Turn, deps: CommandDeps): Promise<Reply | undefined>;
}

/** Who wrote, for services that make a person of them. */
export function writerOf(turn: Turn) {
  const { oaId, zaloUserId, profile, now } = turn;
  return { communeId: turn.commune.id, oaId, zaloUserId, profile, now };
}
