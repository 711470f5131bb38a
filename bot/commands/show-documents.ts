import { unitsFor } from "../services/access.ts";
import { roleOf } from "../services/people/known-person.ts";
import { reportablePeriods } from "../services/period-reports/periods.ts";
import type { Command, Turn } from "./command.ts";
import { periodNamed } from "./period-named.ts";
import { onlyForOfficers } from "./wording.ts";

const FILE = "(?:file|tep|excel|exel|word|csv|pdf|docx|xlsx)";
const ASKED_FOR =
  "(?:ra |ve |xuong |lai |cho |toi |em |minh |anh |chi |giup |ban |bang |mot |cai |mau |toan bo |het |tat ca )*";
/** "tải báo cáo tuần này", "xuất số liệu", "in báo cáo quý 4"; "tại thôn 3 báo cáo …" folds alike and is none. */
const TAKES = new RegExp(
  `^(?:(?:toi|em|minh) (?:can|muon) )?(?:tai|xuat|ket xuat|trich xuat|in) ${ASKED_FOR}(?:bao cao|so lieu|${FILE})\\b`,
);
/** "gửi tôi file báo cáo", "cho xin file excel": only a file says that it is not a report being sent. */
const WANTS_FILE = new RegExp(
  `^(?:(?:gui|cho|xin|lay|can|muon|lam|toi|em|minh|anh|chi|giup|lai|ban|mot|cai) )*(?:bao cao |so lieu )?(?:bang |ra |dang )?${FILE}\\b`,
);

/** "tải báo cáo tuần này", "gửi tôi file excel": for officers, the page that makes the file, with the period chosen. */
export const showDocumentsCommand: Command = {
  name: "show_documents",
  wants: (turn) =>
    turn.channel === "person" &&
    turn.isAddressed &&
    roleOf(turn.person) === "staff" &&
    (TAKES.test(turn.folded) || WANTS_FILE.test(turn.folded)),
  async run(turn, { miniAppUrl }) {
    const mayLook = (await unitsFor(turn.tx, turn.person, "see_figures")).length > 0;
    if (!mayLook) return { messages: [{ text: onlyForOfficers(turn) }] };
    const period = periodMeant(turn);
    const page = new URL("s/documents", miniAppUrl);
    if (period) page.searchParams.set("ky", period.key);
    const which = period ? `Báo cáo ${period.label}` : "Báo cáo từng kỳ";
    return {
      messages: [
        {
          text: `${which} và bảng số liệu tải ở trang Tài liệu, thành tệp Word hoặc Excel. Bấm nút dưới, rồi chọn loại tệp.`,
          buttons: [{ title: "Tải báo cáo", open: page.href }],
        },
      ],
    };
  },
};

function periodMeant({ folded, commune, now }: Turn) {
  return periodNamed(folded, reportablePeriods(commune.settings.period, now));
}
