import { withScope } from "../db/connection.ts";
import { erasePerson } from "../services/people/erase.ts";
import { noRest, readOptions, required } from "./options.ts";
import { printLine } from "./output.ts";
import { withProduct } from "./product.ts";
import { UsageError, type Verb } from "./verb.ts";

export const forgetVerb: Verb = {
  name: "forget",
  summary: "Xóa dữ liệu cá nhân của một người theo luật; số liệu báo cáo vẫn còn, không ghi tên ai",
  usage: "--person SỐ  (số hồ sơ: người đó nhắn “xem dữ liệu của tôi” sẽ thấy)",
  async run(args) {
    const { options, rest } = readOptions(args, { person: "text" });
    noRest(rest);
    const person = required(options.person, "--person");
    if (!/^[1-9]\d{0,8}$/.test(person)) throw new UsageError("--person phải là số của người, ví dụ --person 12.");
    const wasThere = await withProduct(({ db }) =>
      withScope(db, "all", (tx) =>
        erasePerson(tx, { personId: Number(person), byPersonId: undefined, now: new Date() }),
      ),
    );
    printLine(
      wasThere
        ? `Đã xóa dữ liệu cá nhân của người số ${person}.`
        : `Không có người số ${person}, hoặc đã xóa trước đó.`,
    );
    return wasThere ? 0 : 1;
  },
};
