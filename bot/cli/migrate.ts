import { noRest, readOptions } from "./options.ts";
import { printLine } from "./output.ts";
import { withProduct } from "./product.ts";
import type { Verb } from "./verb.ts";

export const migrateVerb: Verb = {
  name: "migrate",
  summary: "Đưa cơ sở dữ liệu lên phiên bản mới nhất",
  usage: "",
  async run(args) {
    noRest(readOptions(args, {}).rest);
    const migrated = await withProduct(async (product) => product.migrated);
    printLine(migrated > 0 ? `Đã áp dụng ${migrated} bước nâng cấp.` : "Cơ sở dữ liệu đã ở phiên bản mới nhất.");
    return 0;
  },
};
