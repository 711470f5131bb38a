import { answerTurn } from "../../bot/commands/choose-command.ts";
import type {
  Command,
  CommandDeps,
  CommuneContext,
  ConversationState,
  Reply,
  Turn,
} from "../../bot/commands/command.ts";
import { type Database, type Transaction, withScope } from "../../bot/db/connection.ts";
import { createVault } from "../../bot/db/vault.ts";
import { readCommune } from "../../bot/services/communes.ts";
import { readGuides } from "../../bot/services/guides/commune-guides.ts";
import { readIndicators } from "../../bot/services/indicators.ts";
import type { Outbox } from "../../bot/services/outbox/outbox.ts";
import { findPersonByIdentity } from "../../bot/services/people/known-person.ts";
import { splitGroupMessage, splitMessage } from "../../bot/zalo/message.ts";
import { dayOf } from "../../shared/calendar/day.ts";
import { fold } from "../../shared/understanding/fold.ts";

export const testVault = createVault(Buffer.alloc(32, 7));
let nextEventId = 1;

async function communeContext(tx: Transaction, communeId: number, now: Date): Promise<CommuneContext> {
  return {
    ...(await readCommune(tx, communeId)),
    ...(await readIndicators(tx, { communeId, day: dayOf(now) })),
    library: await readGuides(tx, { communeId, today: dayOf(now) }),
  };
}

/** A clock that tests set; commands get its time as the turn's. */
export interface TestClock {
  now: Date;
}

export function testDeps(clock: TestClock): CommandDeps {
  const outbox: Outbox = {
    vault: testVault,
    split: (kind, message) => (kind === "group" ? splitGroupMessage(message) : splitMessage(message)),
    now: () => clock.now,
  };
  return { vault: testVault, outbox, miniAppUrl: "https://xa.example.vn/app/" };
}

/** What a test says of a turn; the rest is a plain message of a person in their own chat. */
export interface Said extends Partial<Omit<Turn, "tx" | "commune" | "person" | "state" | "folded">> {
  text: string;
  zaloUserId: string;
}

/**
 * A stand-in for the job that handles conversations: offers a text to the commands in their order, in one transaction
 * scoped to the commune, and keeps each conversation's state. Answers what the writer sees.
 */
export function makeChat({
  db,
  commune,
  clock,
  commands,
}: {
  db: Database;
  commune: { id: number; oaId: string };
  clock: TestClock;
  commands: readonly Command[];
}) {
  const deps = testDeps(clock);
  const states = new Map<string, ConversationState>();

  async function send(said: Said): Promise<Reply & { text: string; command: string }> {
    const key = said.zaloGroupId ?? said.zaloUserId;
    return withScope(db, { communes: [commune.id] }, async (tx) => {
      const turn: Turn = {
        channel: said.zaloGroupId === undefined ? "person" : "group",
        isAddressed: true,
        secretKinds: [],
        attachments: [],
        sentAt: clock.now,
        now: clock.now,
        eventId: nextEventId++,
        oaId: commune.oaId,
        zaloGroupId: undefined,
        profile: undefined,
        ...said,
        folded: fold(said.text).replace(/\s+/g, " ").trim(),
        commune: await communeContext(tx, commune.id, clock.now),
        person: await findPersonByIdentity(tx, testVault, {
          oaId: commune.oaId,
          zaloUserId: said.zaloUserId,
          now: clock.now,
        }),
        state: states.get(key),
        tx,
      };
      const answer = await answerTurn(commands, turn, deps);
      if (!answer) throw new Error(`no command wants “${turn.text}”`);
      const { reply, command } = answer;
      if (reply.state === null) states.delete(key);
      else if (reply.state) states.set(key, reply.state);
      return { ...reply, command, text: reply.messages.map((message) => message.text).join("\n---\n") };
    });
  }

  return { send, deps, stateOf: (key: string) => states.get(key) };
}
