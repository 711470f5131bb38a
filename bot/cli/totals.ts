import { formatCount } from "../../shared/calendar/format.ts";
import { indicators as shippedIndicators } from "../../shared/catalogue/indicators.ts";
import { withScope } from "../db/connection.ts";
import { type Totals, unitTotals } from "../services/figures/unit-totals.ts";
import { readIndicators } from "../services/indicators.ts";
import { listTeams } from "../services/teams/list-teams.ts";
import { communeIdsBelow, unitByCode } from "../services/units/units.ts";
import { noRest, readOptions, required, requiredDay } from "./options.ts";
import { printJson, printLine, printTable } from "./output.ts";
import { type Product, withProduct } from "./product.ts";
import { UsageError, type Verb } from "./verb.ts";

export const totalsVerb: Verb = {
  name: "totals",
  summary: "Cộng số liệu các báo cáo đã gửi của một đơn vị, theo ngày hoạt động",
  usage: "--unit MÃ --from YYYY-MM-DD --to YYYY-MM-DD [--json]  (tính cả hai ngày)",
  async run(args) {
    const { options, rest } = readOptions(args, { unit: "text", from: "text", to: "text", json: "flag" });
    noRest(rest);
    const unit = required(options.unit, "--unit");
    const range = { from: requiredDay(options.from, "--from"), to: requiredDay(options.to, "--to") };
    if (range.from > range.to) throw new UsageError("--from phải trước hoặc bằng --to.");
    const { totals, labels } = await withProduct((product) => readTotals(product, unit, range));
    if (options.json) printJson(totals);
    else printTotals(totals, labels);
    return 0;
  },
};

async function readTotals({ db }: Product, unitCode: string, range: { from: string; to: string }) {
  const unit = await unitByCode(db, unitCode);
  const communeIds = await communeIdsBelow(db, unit);
  return withScope(db, { communes: communeIds }, async (tx) => {
    const indicators =
      unit.communeId === undefined
        ? shippedIndicators
        : (await readIndicators(tx, { communeId: unit.communeId, day: range.to })).indicators;
    const whose =
      unit.level === "village" ? { teamIds: (await listTeams(tx, unit.id)).map((team) => team.id) } : { communeIds };
    const totals = await unitTotals(tx, { whose, ...range, indicators });
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
