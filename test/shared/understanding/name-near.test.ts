import { expect, test } from "vitest";
import { nameNear } from "../../../shared/understanding/name-near.ts";
import { catalogue } from "./report-samples.ts";

const near = (text: string) => nameNear(text, text.search(/\d/), catalogue);

test("the words after a number name it, else those before it, folded", () => {
  expect(near("Hôm nay được 7 thẻ xanh nha em")).toBe("the xanh");
  expect(near("thẻ xanh: 7")).toBe(undefined);
  expect(near("làm thẻ xanh 7")).toBe("the xanh");
});

test("people, numbers and small words are no names", () => {
  expect(near("7 chị Hoa")).toBe(undefined);
  expect(near("được 7 rồi nha")).toBe(undefined);
  expect(near("7, 8")).toBe(undefined);
  expect(nameNear("vneid", 0, catalogue)).toBe(undefined);
});
