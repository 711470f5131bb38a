import { expect, test } from "vitest";
import { nameNear, newNameNear } from "../../../shared/understanding/name-near.ts";
import { catalogue } from "./report-samples.ts";

const place = (text: string) => ({ text, at: { start: text.search(/\d/) }, catalogue });
const near = (text: string) => nameNear(place(text))?.words;
const isNew = (text: string) => newNameNear(place(text))?.said;

test("the words after a number name it, else those before it, folded", () => {
  expect(near("Hôm nay được 7 thẻ xanh nha em")).toBe("the xanh");
  expect(near("thẻ xanh: 7")).toBe(undefined);
  expect(near("làm thẻ xanh 7")).toBe("the xanh");
});

test("people, numbers and small words are no names", () => {
  expect(near("7 chị Hoa")).toBe(undefined);
  expect(near("được 7 rồi nha")).toBe(undefined);
  expect(near("7, 8")).toBe(undefined);
  expect(nameNear({ text: "vneid", at: { start: 0 }, catalogue })).toBe(undefined);
});

test("a name is kept as it was typed, for officers to read", () => {
  expect(nameNear(place("được 7 THẺ xanh nha"))).toEqual({ words: "the xanh", said: "thẻ xanh" });
});

test("a number that was read is named anew only by words we do not know beside those we know", () => {
  expect(isNew("làm được 6 hồ sơ xanh cho bà con")).toBe("hồ sơ xanh");
  expect(isNew("6 hồ sơ")).toBe(undefined);
  expect(isNew("5 vneid")).toBe(undefined);
  expect(isNew("6 hồ sơ của chị Hoa")).toBe(undefined);
});
