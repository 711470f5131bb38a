import { loadDemo } from "../services/demo/load-demo.ts";
import { DEMO_COMMUNE_CODE } from "../services/demo/thach-quy.ts";
import { noRest, readOptions } from "./options.ts";
import { printLine, printTable } from "./output.ts";
import { withProduct } from "./product.ts";
import type { Verb } from "./verb.ts";

export const demoVerb: Verb = {
  name: "demo",
  summary: "Nạp phường mẫu Thạch Quý để dùng thử; chạy lại không đổi gì",
  usage: "",
  async run(args) {
    noRest(readOptions(args, {}).rest);
    const demo = await withProduct(({ db, vault }) => loadDemo(db, vault, new Date()));
    printLine(`Phường mẫu Thạch Quý (mã ${DEMO_COMMUNE_CODE}); thêm ${demo.reportsAdded} báo cáo.`);
    printTable(
      ["Tổ", "Mã tham gia"],
      demo.teams.map(({ name, joinCode }) => [name, joinCode]),
    );
    return 0;
  },
};
