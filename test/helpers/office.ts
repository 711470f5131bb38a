import { beforeEach } from "vitest";
import { commands } from "../../bot/commands/index.ts";
import { makeCommune, makePerson, type TestCommune } from "./commune.ts";
import type { TestDatabase } from "./test-database.ts";
import { makeChat } from "./turn.ts";

/** Monday 23/11/2026, 09:00 in Vietnam. */
const now = new Date("2026-11-23T02:00:00Z");

/** For each test a commune of two teams with an officer, "canbo", and the leader of the first team, "lan". */
export function openOffice(database: TestDatabase) {
  const office = { now, commune: {} as TestCommune, say };
  let chat: ReturnType<typeof makeChat>;
  let made = 0;
  beforeEach(async () => {
    const { db } = database;
    made += 1;
    const commune = await makeCommune(db, 2);
    await makePerson(db, commune, { name: "Cán bộ", zaloUserId: `canbo${made}`, staffOf: commune.id });
    await makePerson(db, commune, { name: "Lan", zaloUserId: `lan${made}`, team: commune.teams[0]! });
    chat = makeChat({ db, commune, clock: { now }, commands });
    office.commune = commune;
  });

  function say(text: string, who = "canbo") {
    return chat.send({ zaloUserId: `${who}${made}`, text });
  }
  return office;
}
