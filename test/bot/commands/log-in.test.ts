import { beforeEach, describe, expect, test } from "vitest";
import { withScope } from "../../../bot/db/connection.ts";
import { finishLogin, startLogin } from "../../../bot/services/logins/login-requests.ts";
import { openDialogue, titles } from "../../helpers/dialogue.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";
import { testVault } from "../../helpers/turn.ts";

const database = openTestDatabase();
let talk: Awaited<ReturnType<typeof openDialogue>>;

beforeEach(async () => {
  talk = await openDialogue(database.db);
});

const start = () =>
  startLogin(database.db, testVault, { browser: "a browser", verifier: "a secret", now: talk.clock.now });
const finish = (wait: string) =>
  withScope(database.db, "all", (tx) => finishLogin(tx, testVault, { wait, now: talk.clock.now }));

describe("đăng nhập", () => {
  test("asks whether it is really the person, and logs nobody in before the answer", async () => {
    const { code, wait } = await start();
    const asked = await talk.say("bay", `đăng nhập ${code}`);
    expect(titles(asked)).toEqual(["Đúng là tôi", "Không phải"]);
    expect(asked.text).toContain("lúc 10:00");
    expect(await finish(wait)).toEqual({ state: "pending" });

    expect((await talk.say("bay", "Đúng là tôi")).text).toContain("Đã đăng nhập");
    expect(await finish(wait)).toMatchObject({ state: "done", communeId: talk.commune.id });
  });

  test.each(["Không phải", "không", "hủy"])("“%s” ends the code for everybody", async (answer) => {
    const { code, wait } = await start();
    await talk.say("bay", `dang nhap ${code}`);
    expect((await talk.say("bay", answer)).text).toContain("Đã hủy mã");
    expect(await finish(wait)).toEqual({ state: "gone" });
    expect((await talk.say("bay", `đăng nhập ${code}`)).text).toContain("không đúng hoặc đã hết hạn");
    expect((await talk.say("bay", "đúng là tôi")).command).not.toBe("log_in");
  });

  test("another question in between confirms nothing", async () => {
    const { code, wait } = await start();
    await talk.say("bay", `đăng nhập ${code}`);
    expect((await talk.say("bay", "trợ giúp")).command).toBe("show_help");
    expect(await finish(wait)).toEqual({ state: "pending" });
  });

  test("a late yes does not count", async () => {
    const { code } = await start();
    await talk.say("bay", `đăng nhập ${code}`);
    talk.later(0.2);
    expect((await talk.say("bay", "đúng là tôi")).text).toContain("hết hạn 10 phút");
  });
});

describe("guessing codes", () => {
  const first = () => talk.commune.teams[0]!.joinCode;

  test("ends after five wrong ones of any kind, also for a right one, and says when to try again", async () => {
    await talk.say("ke do", "đăng ký XX-99991");
    await talk.say("ke do", "đăng ký CB-7K4M-PX92");
    talk.later(0.5);
    for (const code of ["XX-99992", "XX-99993", "XX-99994"]) {
      expect((await talk.say("ke do", `đăng ký ${code}`)).text).toContain("Không có tổ nào mang mã này");
    }
    const refused = await talk.say("ke do", `đăng ký ${first()}`);
    expect(refused.text).toContain("sai 5 lần");
    expect(refused.text).toContain("sau 11:00");
    expect(talk.stateOf("ke do")).toBeUndefined();
  });

  test("goes on as the hour moves, one code for each that is an hour old", async () => {
    await talk.say("ke do", "đăng ký XX-99991");
    talk.later(0.9);
    for (const code of ["XX-99992", "XX-99993", "XX-99994", "XX-99995"]) await talk.say("ke do", `đăng ký ${code}`);
    talk.later(0.11);
    expect((await talk.say("ke do", "đăng ký XX-99996")).text).toContain("Không có tổ nào");
    expect((await talk.say("ke do", "đăng ký XX-99997")).text).toContain("sai 5 lần");
  });

  test("counts wrong logins too, and in groups", async () => {
    for (let n = 0; n < 3; n += 1) await talk.say("bay", `đăng nhập DN-ABCDE${n}`);
    for (let n = 0; n < 2; n += 1) await talk.sayInGroup("bay", "g1", `đăng ký XX-9999${n}`);
    const { code } = await start();
    expect((await talk.say("bay", `đăng nhập ${code}`)).text).toContain("sai 5 lần");
    expect((await talk.sayInGroup("bay", "g1", `đăng ký ${first()}`)).text).toContain("sai 5 lần");
  });

  test("by one does not shut out another, and right codes never count", async () => {
    for (let n = 0; n < 5; n += 1) await talk.say("ke do", `đăng ký XX-9999${n}`);
    for (let n = 0; n < 7; n += 1) {
      expect((await talk.say("khach", `đăng ký ${first()}`)).text).toContain("Để ghi nhận báo cáo của Tổ");
    }
  });
});
