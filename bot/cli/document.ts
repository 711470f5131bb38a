import { writeFile } from "node:fs/promises";
import { periodRange } from "../../shared/calendar/period.ts";
import { loadEnvironment, readConfig } from "../config.ts";
import { withScope } from "../db/connection.ts";
import { periodDocument } from "../documents/period-document.ts";
import { giveOutReport } from "../services/period-reports/give-out.ts";
import { communeIdsBelow, unitByCode } from "../services/units/units.ts";
import { noRest, readOptions, required } from "./options.ts";
import { printLine } from "./output.ts";
import { withProduct } from "./product.ts";
import { UsageError, type Verb } from "./verb.ts";

export const documentVerb: Verb = {
  name: "document",
  summary: "Làm báo cáo định kỳ của một đơn vị thành tệp Word hoặc Excel",
  usage: "--unit MÃ --period KỲ --out TỆP.docx|TỆP.xlsx  (kỳ: 2026-W47, 2026-11, 2026-Q4, 2026-H1, 2026)",
  async run(args) {
    const { options, rest } = readOptions(args, { unit: "text", period: "text", out: "text" });
    noRest(rest);
    const unitCode = required(options.unit, "--unit");
    const period = required(options.period, "--period");
    const out = required(options.out, "--out");
    if (!periodRange({}, period)) throw new UsageError(`“${period}” không phải một kỳ, ví dụ 2026-W47.`);
    const format = /\.(docx|xlsx)$/i.exec(out)?.[1]?.toLowerCase();
    if (format !== "docx" && format !== "xlsx") throw new UsageError("--out phải là tên tệp .docx hoặc .xlsx.");
    const { publicUrl } = readConfig(loadEnvironment());
    const givenOut = await withProduct(async ({ db }) => {
      const unit = await unitByCode(db, unitCode);
      const communes = await communeIdsBelow(db, unit);
      return withScope(db, { communes }, (tx) =>
        giveOutReport(tx, { unit, period, byPersonId: undefined, now: new Date() }),
      );
    });
    await writeFile(out, await periodDocument(givenOut, format, `${publicUrl}/app/`)).catch((cause: unknown) => {
      throw new Error(`Không ghi được tệp ${out}.`, { cause });
    });
    printLine(`Đã ghi ${out}.`);
    return 0;
  },
};
