import { beforeAll, expect, test } from "vitest";
import { commands } from "../../../bot/commands/index.ts";
import { makeCommune, type TestCommune } from "../../helpers/commune.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";
import { makeChat } from "../../helpers/turn.ts";

const database = openTestDatabase();
let commune: TestCommune;
let chat: ReturnType<typeof makeChat>;

beforeAll(async () => {
  commune = await makeCommune(database.db, 1);
  chat = makeChat({ db: database.db, commune, clock: { now: new Date("2026-11-18T03:00:00Z") }, commands });
});

test("names what was cut out, says it was not kept, and what to do about an OTP", async () => {
  const reply = await chat.send({ zaloUserId: "u1", text: "mã là", secretKinds: ["otp"] });
  expect(reply.command).toBe("warn_secret");
  expect(reply.text).toContain("(mã OTP)");
  expect(reply.text).toContain("không lưu");
  expect(reply.text).toContain("gọi ngân hàng");
});

test("comes before anything the rest of the text says, and leaves an open question open", async () => {
  await chat.send({ zaloUserId: "u1", text: `đăng ký ${commune.teams[0]!.joinCode}` });
  const reply = await chat.send({ zaloUserId: "u1", text: "đồng ý, căn cước", secretKinds: ["id_number"] });
  expect(reply.command).toBe("warn_secret");
  expect((await chat.send({ zaloUserId: "u1", text: "đồng ý" })).text).toContain("thành viên của");
});

test("in a group asks to take the message back, which we cannot do", async () => {
  const group = { zaloUserId: "u1", zaloGroupId: "aa01", isAddressed: false };
  const reply = await chat.send({ ...group, text: "số", secretKinds: ["id_number", "card_number"] });
  expect(reply.text).toContain("số căn cước, số thẻ ngân hàng");
  expect(reply.text).toContain("thu hồi");
});
