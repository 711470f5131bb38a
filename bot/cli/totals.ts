import { formatCount } from "../../shared/calendar/format.ts";
import { indicators as shippedIndicators } from "../../shared/catalogue/indicators.ts";
import { withScope } from "../db/connection.ts";
import { figuresOf } from "../services/figures/figures.ts";
import type { Totals } from "../services/figures/unit-totals.ts";
import { readIndicators } from "../services/indicators.ts";
import { communeIdsBelow, unitByCode } from "../services/units/units.ts";
import { noRest, readOptions, required, requiredDay } from "./options.ts";
import { printJson, printLine, printTable } from "./output.ts";
import { type Product, withProduct } from "./product.ts";
import { UsageError, type Verb } from "./verb.ts";

export const totalsVerb: Verb = {
  name: "totals",
  summary: "Cộng số liệu các báo cáo đã gửi của một đơn vị, theo ngày hoạt động",
  usage:
    "--unit MÃ --from YYYY-MM-DD --to YYYY-MM-DD [--today] [--json]  (tính cả hai ngày; --today: theo đơn vị hiện nay, không ghi: theo đơn vị của từng ngày)",
  async run(args) {
    const { options, rest } = readOptions(args, {
      unit: "text",
      from: "text",
      to: "text",
      today: "flag",
      json: "flag",
    });
    noRest(rest);
    const unit = required(options.unit, "--unit");
    const range = { from: requiredDay(options.from, "--from"), to: requiredDay(options.to, "--to") };
    if (range.from > range.to) throw new UsageError("--from phải trước hoặc bằng --to.");
    const { totals, labels } = await withProduct((product) =>
      readTotals(product, { unitCode: unit, ...range, today: options.today }),
    );
    if (options.json) printJson(totals);
    else printTotals(totals, labels);
    return 0;
  },
};

async function readTotals(
  { db }: Product,
  { unitCode, today, ...range }: { unitCode: string; from: string; to: string; today: boolean },
) {
  const unit = await unitByCode(db, unitCode);
  const communeIds = await communeIdsBelow(db, unit);
  return withScope(db, { communes: communeIds }, async (tx) => {
    const indicators =
      unit.communeId === undefined
        ? shippedIndicators
        : (await readIndicators(tx, { communeId: unit.communeId, day: range.to })).indicators;
    const view = today ? ("today" as const) : ("as_was" as const);
    const totals = await figuresOf(tx, { unitIds: [unit.id], ...range, view });
    return { totals, labels: new Map(indicators.map(({ code, label, unit: counted }) => [code, { label, counted }])) };
  });
}

function printTotals(totals: Totals, labels: ReadonlyMap<string, { label: string; counted: string }>): void {
  const rows = Object.entries(totals.values).map(([code, count]) => {
    const { label, counted } = labels.get(code) ?? { label: code, counted: "" };
    return [label, formatCount(count), counted];
  });
  if (rows.length > 0) printTable(["Chỉ tiêu", "Kết quả", "Đơn vị tính"], rows);
  printLine(`${totals.teamsReported}/${totals.teamsExpected} tổ đã báo cáo.`);
}
