import { expect, test } from "vitest";
import { withScope } from "../../../bot/db/connection.ts";
import { loadCommuneContext, type MessageEvent, readTurn } from "../../../bot/jobs/read-turn.ts";
import type { Conversation, StoredEvent } from "../../../bot/services/conversations.ts";
import { makeCommune } from "../../helpers/commune.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";
import { testVault } from "../../helpers/turn.ts";

const database = openTestDatabase();
const askedAt = new Date("2026-11-18T03:00:00Z");
const state = { command: "report", data: {} };

/** The question the turn answers, said so many minutes after it was asked. */
async function asked({ kind, minutes, names }: { kind: "group" | "person"; minutes: number; names: boolean }) {
  const commune = await makeCommune(database.db, 0);
  const now = new Date(askedAt.getTime() + minutes * 60_000);
  const conversation = {
    oaId: commune.oaId,
    kind,
    peerId: "nhom1",
    state,
    stateAt: askedAt,
  } as unknown as Conversation;
  const row = { id: 1, receivedAt: now, sentAt: now, secretKinds: null } as unknown as StoredEvent;
  const mentions = names ? [{ who: "oa" }] : [];
  const event = { kind: "message", userId: "bay", text: "ok", mentions, attachments: [] } as unknown as MessageEvent;
  const turn = await withScope(database.db, { communes: [commune.id] }, async (tx) => {
    const context = await loadCommuneContext(tx, commune.id, now);
    const place = { tx, vault: testVault, now, commune: context, conversation, profile: undefined };
    return readTurn(place, [row], [event]);
  });
  return turn.state;
}

test("a bare “ok” in a group answers what was asked for ten minutes, with the OA's name for two days", async () => {
  expect(await asked({ kind: "group", minutes: 9, names: false })).toEqual(state);
  expect(await asked({ kind: "group", minutes: 11, names: false })).toBeUndefined();
  expect(await asked({ kind: "group", minutes: 47 * 60, names: true })).toEqual(state);
});

test("a question in a person's own chat waits for two days", async () => {
  expect(await asked({ kind: "person", minutes: 47 * 60, names: false })).toEqual(state);
  expect(await asked({ kind: "person", minutes: 49 * 60, names: false })).toBeUndefined();
});
