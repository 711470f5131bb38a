import { readdirSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { desc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { withScope } from "../../../../bot/db/connection.ts";
import { auditLog, reportPhotos, reports } from "../../../../bot/db/schema/index.ts";
import { keepPhotosJob } from "../../../../bot/jobs/keep-photos.ts";
import { erasePerson } from "../../../../bot/services/people/erase.ts";
import { keepChatPhotos } from "../../../../bot/services/photos/chat-photos.ts";
import { MOST_PHOTOS } from "../../../../bot/services/photos/photos.ts";
import { photosRule } from "../../../../bot/services/retention/photos.ts";
import { createMediaClient } from "../../../../bot/zalo/media-client.ts";
import { openApi } from "../../../helpers/api.ts";
import { makeCommune, makePerson, type TestCommune } from "../../../helpers/commune.ts";
import { plainJpeg, TOLD, toldJpeg, toldPng, toldWebp } from "../../../helpers/photos.ts";
import { makeReport } from "../../../helpers/report.ts";
import { openTestDatabase } from "../../../helpers/test-database.ts";
import { testVault } from "../../../helpers/turn.ts";

const clock = { now: new Date("2026-11-18T03:00:00Z") };
const database = openTestDatabase();
let api: Awaited<ReturnType<typeof openApi>>;
let commune: TestCommune;
let author: number;
let reportId: number;
let call: Awaited<ReturnType<typeof api.as>>;
let keys = 0;
/** What the stand-in for Zalo's picture host answers, by path. */
const pictures = new Map<string, { status: number; body: Buffer; delayMs?: number }>();
let host: Server;
let origin: string;

beforeAll(async () => {
  api = await openApi(database.db, clock);
  host = createServer((request, response) => {
    const picture = pictures.get(request.url ?? "");
    setTimeout(() => {
      response.writeHead(picture?.status ?? 404, { location: "http://169.254.169.254/" }).end(picture?.body);
    }, picture?.delayMs ?? 0);
  });
  await new Promise<void>((ready) => host.listen(0, "127.0.0.1", ready));
  origin = `http://127.0.0.1:${(host.address() as AddressInfo).port}`;
});
afterAll(async () => {
  host.closeAllConnections();
  host.close();
  await api.close();
});
beforeEach(async () => {
  clock.now = new Date("2026-11-18T03:00:00Z");
  // The job looks at all communes: nothing of the test before may wait for it.
  await withScope(database.db, "all", (tx) => tx.delete(reportPhotos));
  commune = await makeCommune(database.db, 2);
  author = await makePerson(database.db, commune, { team: commune.teams[0]! });
  await makeReport(database.db, commune, { team: commune.teams[0]!, at: clock.now });
  const [report] = await inScope((tx) =>
    tx.update(reports).set({ authorPersonId: author }).where(eq(reports.communeId, commune.id)).returning(),
  );
  reportId = report!.id;
  call = await api.as(commune, author);
});

const inScope = <T>(fn: Parameters<typeof withScope<T>>[2]) => withScope(database.db, { communes: [commune.id] }, fn);
const rows = () =>
  inScope((tx) =>
    tx.select().from(reportPhotos).where(eq(reportPhotos.communeId, commune.id)).orderBy(reportPhotos.id),
  );
const upload = (bytes: Buffer, key = `photo-key-${++keys}`, by = call) =>
  by("POST", `/reports/${reportId}/photos?key=${key}`, bytes, { "content-type": "image/jpeg" });
const staff = async () =>
  api.as(commune, await makePerson(database.db, commune, { name: "Cán bộ", staffOf: commune.id }));

function runJob(mostBytes = 1_000_000) {
  const media = createMediaClient({ origins: [origin], timeoutMs: 300, mostBytes });
  const deps = { db: database.db, vault: testVault, photoFiles: api.photoFiles, media, now: () => clock.now };
  return keepPhotosJob.run({}, deps as never);
}

let eventId = 1;
const sendByChat = (urls: string[], to: number | undefined = reportId) =>
  inScope((tx) =>
    keepChatPhotos(tx, testVault, {
      communeId: commune.id,
      personId: author,
      reportId: to,
      urls,
      eventId: eventId++,
      now: clock.now,
    }),
  );

describe("a photo from the form", () => {
  test("is kept without what its camera told, and looks the same to who may see it", async () => {
    const stored = await upload(toldJpeg(6));
    expect(stored.json()).toMatchObject({ state: "stored", width: 24, height: 16, isMine: true });
    const seen = await call("GET", `/photos/${stored.json().id}`);
    expect(seen.headers).toMatchObject({ "content-type": "image/jpeg", "cache-control": "private, no-store" });
    expect(seen.rawPayload.includes(TOLD)).toBe(false);
    expect(seen.rawPayload.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
  });

  test("lies on the disk sealed, under a name that says nothing", async () => {
    await upload(plainJpeg());
    const [row] = await rows();
    const path = (folder: string) => readdirSync(folder, { recursive: true, encoding: "utf8", withFileTypes: true });
    const file = row!.file!;
    expect(file).toMatch(/^[0-9a-f]{32}$/);
    const stored = await api.photoFiles.read(file);
    expect(stored?.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
    const entry = path(api.folder).find(({ name }) => name === file)!;
    expect(readFileSync(`${entry.parentPath}/${file}`).includes(stored!.subarray(0, 20))).toBe(false);
  });

  test("sent again with the same key, or the same picture once more, is one photo", async () => {
    const first = await upload(toldPng(), "the-same-key");
    const again = await upload(toldPng(), "the-same-key");
    const twin = await upload(toldPng());
    expect([again.json().id, twin.json().id]).toEqual([first.json().id, first.json().id]);
    expect(await rows()).toHaveLength(1);
  });

  test("with the key of another picture is refused, and the first stays", async () => {
    const first = await upload(toldPng(), "the-same-key-2");
    const other = await upload(toldPng(9), "the-same-key-2");
    expect([other.statusCode, other.json().error.code]).toEqual([409, "key_reused"]);
    expect((await rows()).map(({ id }) => id)).toEqual([first.json().id]);
  });

  test("the fifth is refused, what is no picture too, and neither leaves anything behind", async () => {
    const pages = Array.from({ length: MOST_PHOTOS }, (_, index) => toldPng(3 + index));
    for (const page of pages) expect((await upload(page)).statusCode).toBe(200);
    const fifth = await upload(toldJpeg());
    expect([fifth.statusCode, fifth.json().error.code]).toEqual([409, "photo_too_many"]);
    expect((await upload(Buffer.from("<svg onload=alert(1)>"))).statusCode).toBe(415);
    expect(await rows()).toHaveLength(MOST_PHOTOS);
    const tooLarge = await upload(Buffer.alloc(7 * 1024 * 1024));
    expect(tooLarge.statusCode).toBe(413);
  });

  test("of a team of others can neither be added, nor seen, nor deleted, nor found out about", async () => {
    const { id } = (await upload(toldPng())).json();
    const other = await api.as(commune, await makePerson(database.db, commune, { team: commune.teams[1]! }));
    expect((await upload(plainJpeg(), undefined, other)).statusCode).toBe(403);
    expect((await other("GET", `/photos/${id}`)).statusCode).toBe(404);
    expect((await other("DELETE", `/photos/${id}`)).statusCode).toBe(404);
    expect((await api.app.inject({ url: `/api/v1/photos/${id}` })).statusCode).toBe(401);
    const elsewhere = await makeCommune(database.db, 1);
    const officer = await makePerson(database.db, elsewhere, { staffOf: elsewhere.id });
    expect((await (await api.as(elsewhere, officer))("GET", `/photos/${id}`)).statusCode).toBe(404);
  });

  test("is deleted by its sender or by staff, gone at once, and its file with the next run of the job", async () => {
    const ids = [(await upload(toldPng(3))).json().id, (await upload(toldPng(4))).json().id];
    const files = (await rows()).map(({ file }) => file!);
    const officer = await staff();
    expect((await call("DELETE", `/photos/${ids[0]}`)).statusCode).toBe(204);
    expect((await officer("DELETE", `/photos/${ids[1]}`)).statusCode).toBe(204);
    expect((await call("GET", `/photos/${ids[0]}`)).statusCode).toBe(404);
    await runJob();
    expect(await rows()).toEqual([]);
    expect(await Promise.all(files.map((file) => api.photoFiles.read(file)))).toEqual([undefined, undefined]);
  });

  test("is looked at by staff, and that is noted; a member of the team is not noted", async () => {
    const { id } = (await upload(toldPng())).json();
    await call("GET", `/photos/${id}`);
    await (await staff())("GET", `/photos/${id}`);
    const looks = await inScope((tx) =>
      tx.select().from(auditLog).where(eq(auditLog.communeId, commune.id)).orderBy(desc(auditLog.id)),
    );
    expect(looks.map(({ action, subject }) => [action, subject])).toEqual([["photo.viewed", `report:${reportId}`]]);
  });

  test("goes with its sender when they are forgotten", async () => {
    await upload(toldPng());
    await inScope((tx) => erasePerson(tx, { personId: author, byPersonId: undefined, now: clock.now }));
    expect(await rows()).toMatchObject([{ state: "deleted", byPersonId: null, sha256: null }]);
    await runJob();
    expect(await rows()).toEqual([]);
  });
});

describe("after as many months as the commune says", () => {
  test("photos are forgotten, and younger ones are not", async () => {
    await upload(toldPng(3));
    clock.now = new Date("2027-11-10T03:00:00Z");
    call = await api.as(commune, author);
    await upload(toldPng(4));
    const forget = () => withScope(database.db, "all", (tx) => photosRule.forget(tx, { now: clock.now, limit: 10 }));
    expect(await forget()).toBe(0);
    clock.now = new Date("2027-11-19T03:00:00Z");
    expect([await forget(), await forget()]).toEqual([1, 0]);
    await runJob();
    expect(await rows()).toMatchObject([{ width: 4 }]);
  });
});

describe("a picture from the chat", () => {
  test("is fetched by the job and cleaned; the address is forgotten", async () => {
    pictures.set("/a.jpg", { status: 200, body: toldJpeg(8) });
    pictures.set("/b.webp", { status: 200, body: toldWebp() });
    expect(await sendByChat([`${origin}/a.jpg`, `${origin}/b.webp`])).toEqual({ kept: 2, over: 0 });
    expect(await rows()).toMatchObject([{ state: "waiting" }, { state: "waiting" }]);
    expect(JSON.stringify(await rows())).not.toContain("/a.jpg");
    expect(await runJob()).toMatchObject({ stored: 2, failed: 0 });
    expect(await rows()).toMatchObject([
      { state: "stored", mime: "image/jpeg", sourceSealed: null, retryAt: null },
      { state: "stored", mime: "image/webp", sourceSealed: null },
    ]);
  });

  test("only as many as a report takes are kept", async () => {
    const urls = Array.from({ length: 6 }, (_, index) => `${origin}/${index}.jpg`);
    expect(await sendByChat(urls)).toEqual({ kept: 4, over: 2 });
    expect(await sendByChat(urls.slice(0, 1))).toEqual({ kept: 0, over: 1 });
  });

  test("whose link has run out fails with a sentence; one that only hangs or breaks is tried again later", async () => {
    pictures.set("/slow.jpg", { status: 200, body: plainJpeg(), delayMs: 2_000 });
    pictures.set("/busy.jpg", { status: 503, body: Buffer.alloc(0) });
    await sendByChat([`${origin}/gone.jpg`, `${origin}/slow.jpg`, `${origin}/busy.jpg`]);
    expect(await runJob()).toMatchObject({ stored: 0, failed: 1 });
    expect((await rows()).map(({ state }) => state)).toEqual(["failed", "waiting", "waiting"]);
    expect((await rows())[0]?.reason).toContain("gửi lại");
    expect(await runJob()).toMatchObject({ stored: 0, failed: 0 });
    pictures.set("/slow.jpg", { status: 200, body: plainJpeg() });
    pictures.set("/busy.jpg", { status: 200, body: toldPng() });
    clock.now = new Date(clock.now.getTime() + 61_000);
    expect(await runJob()).toMatchObject({ stored: 2 });
  });

  test("that never comes is given up after five tries", async () => {
    pictures.set("/never.jpg", { status: 500, body: Buffer.alloc(0) });
    await sendByChat([`${origin}/never.jpg`]);
    for (let tries = 0; tries < 5; tries += 1) {
      expect(await rows()).toMatchObject([{ state: "waiting", attempts: tries }]);
      await runJob();
      clock.now = new Date(clock.now.getTime() + 4 * 3_600_000);
    }
    expect(await rows()).toMatchObject([{ state: "failed", sourceSealed: null }]);
  });

  test("is not fetched from anywhere but Zalo: no inner network, no redirect, no other port or scheme", async () => {
    pictures.set("/moved.jpg", { status: 302, body: Buffer.alloc(0) });
    await sendByChat(["http://169.254.169.254/latest/meta-data", `${origin}/moved.jpg`]);
    await sendByChat(["https://zdn.vn.evil.example/a.jpg", "http://photo.zdn.vn/a.jpg"]);
    expect(await runJob()).toMatchObject({ stored: 0, failed: 4 });
  });

  test("larger than the limit, or no picture at all, is refused", async () => {
    pictures.set("/large.jpg", { status: 200, body: Buffer.alloc(5_000) });
    pictures.set("/page.jpg", { status: 200, body: Buffer.from("<html>") });
    await sendByChat([`${origin}/large.jpg`, `${origin}/page.jpg`]);
    await runJob(1_000);
    expect((await rows()).map(({ state, reason }) => [state, reason?.slice(0, 7)])).toEqual([
      ["failed", "Ảnh lớn"],
      ["failed", "Tệp này"],
    ]);
  });

  test("without a report is forgotten after a day", async () => {
    pictures.set("/c.jpg", { status: 200, body: plainJpeg() });
    await sendByChat([`${origin}/c.jpg`], undefined);
    await inScope((tx) =>
      tx.update(reportPhotos).set({ reportId: null }).where(eq(reportPhotos.communeId, commune.id)),
    );
    await runJob();
    const file = (await rows())[0]!.file!;
    clock.now = new Date(clock.now.getTime() + 25 * 3_600_000);
    await runJob();
    expect([await rows(), await api.photoFiles.read(file)]).toEqual([[], undefined]);
  });
});
