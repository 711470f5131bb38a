import { formatCount } from "../../shared/calendar/format.ts";
import { type ImportResult, importFile } from "../services/import/import-file.ts";
import { readOptions } from "./options.ts";
import { printJson, printLine, printTable } from "./output.ts";
import { withProduct } from "./product.ts";
import { UsageError, type Verb } from "./verb.ts";

export const importVerb: Verb = {
  name: "import",
  summary: "Nhập đơn vị, tổ và người từ tệp .xlsx hoặc .csv",
  usage: "TỆP [--dry-run] [--skip-errors] [--json]",
  async run(args) {
    const { options, rest } = readOptions(args, { "dry-run": "flag", "skip-errors": "flag", json: "flag" });
    const [path, ...more] = rest;
    if (!path || more.length > 0) throw new UsageError("Cần đúng một tệp.");
    const result = await withProduct(({ db, vault }) =>
      importFile(db, vault, path, {
        dryRun: options["dry-run"],
        skipErrors: options["skip-errors"],
        now: new Date(),
      }),
    );
    // What contract.md §4 promises, and no more.
    const { changes: _, ...printed } = result;
    if (options.json) printJson(printed);
    else
      printResult(result, {
        isDryRun: options["dry-run"],
        isKept: result.errors.length === 0 || options["skip-errors"],
      });
    return result.errors.length > 0 && !options["skip-errors"] ? 1 : 0;
  },
};

function printResult(result: ImportResult, { isDryRun, isKept }: { isDryRun: boolean; isKept: boolean }): void {
  if (result.errors.length > 0) {
    printTable(
      ["Dòng", "Cột", "Lý do"],
      result.errors.map(({ row, column, reason }) => [row, column, reason]),
    );
    printLine("");
  }
  if (!isKept) {
    printLine("Chưa ghi gì: hãy sửa các dòng trên rồi nhập lại, hoặc thêm --skip-errors để bỏ qua chúng.");
    return;
  }
  const count = (name: keyof Omit<ImportResult, "errors" | "changes">) => formatCount(result[name]);
  printLine(`${count("units")} đơn vị, ${count("teams")} tổ, ${count("people")} người.`);
  printLine(`Mới ${count("created")}, cập nhật ${count("updated")}, giữ nguyên ${count("unchanged")}.`);
  if (isDryRun) printLine("Đây là chạy thử: chưa ghi gì.");
}
