import { asc, eq } from "drizzle-orm";
import type { Attachment } from "../../bot/commands/command.ts";
import { commands } from "../../bot/commands/index.ts";
import { type Database, withScope } from "../../bot/db/connection.ts";
import { reportRevisions, reports } from "../../bot/db/schema/index.ts";
import { makeCommune, makePerson, type TestCommune } from "./commune.ts";
import { makeChat } from "./turn.ts";

/** Wednesday 18/11/2026, 10:00 in Vietnam; week 47. */
const WEDNESDAY = new Date("2026-11-18T03:00:00Z");

export type Heard = Awaited<ReturnType<ReturnType<typeof makeChat>["send"]>>;

/**
 * Two members of one team, "bay" and "hoa", one of another, "tu", the resident "dan" and the officer "canbo", at
 * WEDNESDAY.
 */
export async function openDialogue(db: Database, settings: object = {}) {
  const clock = { now: WEDNESDAY };
  const commune = await makeCommune(db, 2, settings);
  const [first, second] = commune.teams as [TestCommune["teams"][number], TestCommune["teams"][number]];
  const bay = await makePerson(db, commune, { name: "Nguyễn Văn Bảy", zaloUserId: "bay", team: first, role: "leader" });
  await makePerson(db, commune, { name: "Trần Thị Hoa", zaloUserId: "hoa", team: first });
  await makePerson(db, commune, { name: "Lê Tư", zaloUserId: "tu", team: second });
  const canbo = await makePerson(db, commune, { name: "Cán bộ", zaloUserId: "canbo", staffOf: commune.id });
  let chat = makeChat({ db, commune, clock, commands });

  const inScope = <T>(fn: Parameters<typeof withScope<T>>[2]) => withScope(db, { communes: [commune.id] }, fn);
  return {
    commune,
    clock,
    people: { bay, canbo },
    say: (zaloUserId: string, text: string) => chat.send({ zaloUserId, text }),
    sayInGroup: (zaloUserId: string, zaloGroupId: string, text: string, isAddressed = true) =>
      chat.send({ zaloUserId, text, zaloGroupId, isAddressed }),
    send: (zaloUserId: string, kind: Attachment["kind"], text = "") =>
      chat.send({ zaloUserId, text, attachments: [{ kind, url: undefined }] }),
    sendPhotos: (zaloUserId: string, count: number, said: { text?: string; zaloGroupId?: string } = {}) => {
      const url = "https://photo-stal.zdn.vn/a.jpg";
      return chat.send({ text: "", ...said, zaloUserId, attachments: Array(count).fill({ kind: "image", url }) });
    },
    /** The same event handled once more. */
    repeat: (zaloUserId: string, text: string, eventId: number) => chat.send({ zaloUserId, text, eventId }),
    stateOf: (key: string) => chat.stateOf(key),
    /** What was asked last is forgotten, what is in the database is not. */
    forgetQuestions: () => {
      chat = makeChat({ db, commune, clock, commands });
    },
    later: (hours: number) => {
      clock.now = new Date(clock.now.getTime() + hours * 3_600_000);
    },
    reports: () =>
      inScope((tx) => tx.select().from(reports).where(eq(reports.communeId, commune.id)).orderBy(asc(reports.id))),
    revisions: () =>
      inScope((tx) =>
        tx
          .select()
          .from(reportRevisions)
          .where(eq(reportRevisions.communeId, commune.id))
          .orderBy(asc(reportRevisions.id)),
      ),
    inScope,
  };
}

export const titles = (heard: Heard) => heard.messages.at(-1)?.buttons?.map((button) => button.title) ?? [];
