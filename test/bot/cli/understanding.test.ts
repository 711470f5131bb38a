import { describe, expect, it } from "vitest";
import { runCli } from "../../helpers/command-line.ts";

const parseLines = (out: string) =>
  out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
const toLines = (rows: object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join("");

describe("the understanding on the command line", () => {
  it("reads figures, intents and guides line by line, keeping ids and order", async () => {
    const parsed = await runCli(["parse"], {
      input: toLines([
        { id: "b", text: "vneid 12, qr 3 quán" },
        { id: 7, text: "chào" },
      ]),
    });
    expect(parsed.code).toBe(0);
    expect(parseLines(parsed.out)).toEqual([
      { id: "b", kind: "report", values: { vneid_level2_activated: 12, cashless_shops: 3 } },
      { id: 7, kind: "not_report", values: {} },
    ]);

    const intents = await runCli(["intents"], {
      input: toLines([{ id: "x", text: "ai chưa báo cáo", role: "staff" }]),
    });
    expect(parseLines(intents.out)).toEqual([{ id: "x", intent: "who_missing" }]);

    const guides = await runCli(["guides"], {
      input: toLines([
        { id: "q", text: "quên mật khẩu vneid" },
        { id: "r", text: "giá heo" },
      ]),
    });
    expect(parseLines(guides.out)).toEqual([
      { id: "q", slugs: expect.arrayContaining(["vneid-quen-mat-khau"]), confident: true },
      { id: "r", slugs: [], confident: false },
    ]);
  });

  it("answers the good lines and fails at the end when some are broken", async () => {
    const input = `{"id":1,"text":"vneid 1"}\nnot json\n\n{"id":2}\n{"id":3,"text":"a\u2028b"}\n{"id":4,"text":"vneid 4"}`;
    const { code, out } = await runCli(["parse"], { input });
    expect(code).toBe(1);
    const rows = parseLines(out);
    expect(rows.map((row) => row.id)).toEqual([1, null, 2, 3, 4]);
    expect(rows.map((row) => "error" in row)).toEqual([false, true, true, false, false]);
  });

  it("tells wrong usage from failure", async () => {
    const [unknown, extra, none] = await Promise.all([runCli(["dance"]), runCli(["parse", "--fast"]), runCli([])]);
    expect([unknown.code, extra.code, none.code]).toEqual([2, 2, 2]);
    expect(unknown.out + extra.out + none.out).toBe("");
    expect(unknown.err).toContain("dance");
  });

  it("reads a thousand lines well within two seconds", async () => {
    const rows = Array.from({ length: 1000 }, (_, id) => ({
      id,
      text: `hôm nay kích hoạt vneid ${id} người`,
      role: "member",
    }));
    for (const verb of ["parse", "intents", "guides"]) {
      const started = performance.now();
      const { out } = await runCli([verb], { input: toLines(rows) });
      expect(parseLines(out)).toHaveLength(1000);
      // Loading TypeScript costs more than the compiled program does; 2 s is the bound for that one.
      expect(performance.now() - started).toBeLessThan(6000);
    }
  }, 30_000);
});
