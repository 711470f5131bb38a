import { listUnits } from "../services/units/units.ts";
import { noRest, readOptions } from "./options.ts";
import { printJson, printTable } from "./output.ts";
import { withProduct } from "./product.ts";
import type { Verb } from "./verb.ts";

const levels = { province: "tỉnh, thành phố", commune: "xã, phường, đặc khu", village: "thôn, tổ dân phố" } as const;

export const unitsVerb: Verb = {
  name: "units",
  summary: "Liệt kê các đơn vị và mã của chúng",
  usage: "[--json]",
  async run(args) {
    const { options, rest } = readOptions(args, { json: "flag" });
    noRest(rest);
    const units = await withProduct(({ db }) => listUnits(db));
    if (options.json) printJson(units.map(({ code, name, level, path }) => ({ code, name, level, path })));
    else
      printTable(
        ["Mã", "Cấp", "Đơn vị"],
        units.map(({ code, level, path }) => [code, levels[level], path]),
      );
    return 0;
  },
};
