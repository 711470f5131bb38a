import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addIndicator,
  beginDraft,
  type Draft,
  dayOfDraft,
  isEmpty,
  putFigure,
  shownCodes,
  takeFigures,
  toInput,
  valuesOf,
} from "../../miniapp/src/report/draft.ts";

const begun = beginDraft(7, "2026-11-22", "key-1");
const heard = (values: Record<string, number>): Draft => ({ ...begun, words: "…", heard: values });

describe("figures of a draft", () => {
  test("what the hand put in stands above what the words said", () => {
    expect(valuesOf(putFigure(heard({ qr: 3, vneid: 5 }), "qr", 4))).toEqual({ qr: 4, vneid: 5 });
  });

  test("a cleared figure is not reported, which is not zero, also when the words name it", () => {
    expect(valuesOf(putFigure(heard({ qr: 3 }), "qr", undefined))).toEqual({});
    expect(valuesOf(putFigure(putFigure(begun, "qr", 0), "vneid", undefined))).toEqual({ qr: 0 });
    expect(isEmpty(putFigure(putFigure(begun, "qr", 3), "qr", undefined))).toBe(true);
  });

  test("words told anew take the figures of the old words with them, not those put in by hand", () => {
    const draft = putFigure(heard({ qr: 3 }), "vneid", 9);
    expect(valuesOf({ ...draft, heard: { wallet: 1 } })).toEqual({ wallet: 1, vneid: 9 });
  });

  test("never exceed what the server takes, whatever is put in in whatever order", () => {
    const code = fc.constantFrom("qr", "vneid", "wallet");
    const steps = fc.array(fc.tuple(code, fc.option(fc.nat(10_000_000), { nil: undefined })));
    fc.assert(
      fc.property(steps, (changes) => {
        const draft = changes.reduce((before, [key, value]) => putFigure(before, key, value), heard({ qr: 2 }));
        for (const [key, value] of Object.entries(valuesOf(draft))) {
          const last = changes.findLast(([changed]) => changed === key)?.[1] ?? 2;
          expect(value).toBe(Math.min(last, 1_000_000));
        }
      }),
    );
  });

  test("“như lần trước” fills the fields and leaves what is there already but for the same ones", () => {
    expect(valuesOf(takeFigures(putFigure(begun, "qr", 1), { vneid: 4 }))).toEqual({ qr: 1, vneid: 4 });
  });
});

test("the form shows the usual indicators first, then what was added, heard or put in, each once", () => {
  const draft = putFigure(addIndicator(heard({ qr: 3 }), "wallet"), "vneid", 1);
  expect(shownCodes(draft, ["vneid", "dvc"])).toEqual(["vneid", "dvc", "wallet", "qr"]);
});

test("the day is the chosen one, else the one the words name, else the day the draft was begun", () => {
  expect(dayOfDraft(begun)).toBe("2026-11-22");
  expect(dayOfDraft({ ...begun, heardDay: "2026-11-21" })).toBe("2026-11-21");
  expect(dayOfDraft({ ...begun, heardDay: "2026-11-21", chosenDay: "2026-11-19" })).toBe("2026-11-19");
});

test("what is sent carries the draft's key and day, and the chat's draft only when it finishes one", () => {
  const draft = putFigure(begun, "qr", 2);
  expect(toInput(draft)).toEqual({
    teamId: 7,
    activityOn: "2026-11-22",
    values: { qr: 2 },
    idempotencyKey: "key-1",
  });
  expect(toInput({ ...draft, chatDraftId: 12 })).toMatchObject({ draftId: 12 });
});
