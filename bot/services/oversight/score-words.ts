import { formatCount, formatShortDay } from "../../../shared/calendar/format.ts";
import { periodWord, type WordsOf } from "./call-words.ts";
import { LEAST_JUDGED, type Part, type Result, type Score, type ScoreBasis, type ScoreLabel } from "./score.ts";
import { judgedPeriods, type PeriodOfTeam } from "./team-history.ts";

const partTitles: Record<Part["name"], string> = {
  regularity: "Đều đặn",
  reach: "Tới được nhiều người",
  variety: "Nhiều mặt việc",
  outcome: "Kết quả",
  follow_through: "Theo việc đến cùng",
};

export const labelTitles: Record<ScoreLabel, string> = {
  good: "Hoạt động tốt",
  fair: "Khá",
  average: "Trung bình",
  weak: "Cần hỗ trợ thêm",
  no_report: "Chưa báo cáo",
  new: "Tổ mới, chưa đủ kỳ để chấm",
};

export interface PartWords {
  title: string;
  /** What the points were made from, with numbers and periods. */
  evidence: string;
  /** The one thing that would raise it; absent where nothing is to be raised. */
  raise?: string;
}

/** Each part of a score in words, in the order of its parts. */
export function wordsOfParts({ parts, basis }: Score, words: WordsOf): PartWords[] {
  return parts.map((part) => {
    const { evidence, raise } = speakers[part.name](basis, words, part);
    const isFull = part.points !== undefined && part.points >= 99.5;
    return { title: partTitles[part.name], evidence, ...(raise === undefined || isFull ? {} : { raise }) };
  });
}

type Speaker = (basis: ScoreBasis, words: WordsOf, part: Part) => { evidence: string; raise?: string };

const speakers: Record<Part["name"], Speaker> = {
  regularity({ history }, { kind }) {
    const judged = judgedPeriods(history);
    const of = (state: string) => judged.filter((one) => one.state === state);
    const [missing, late] = [of("missing"), of("late")];
    const said = [
      `${judged.length} ${periodWord[kind]} gần đây: ${of("on_time").length + of("no_activity").length} đúng hạn`,
      late.length > 0 && `${late.length} sau hạn`,
      missing.length > 0 && `${missing.length} chưa báo cáo (${listed(missing)})`,
    ];
    const evidence = judged.length === 0 ? "Chưa có kỳ nào để xem." : `${said.filter(Boolean).join(", ")}.`;
    const gain = judged.length === 0 ? 0 : Math.round((100 * Math.min(missing.length, 2)) / judged.length);
    const raise =
      missing.length > 0
        ? `Gửi đủ ${periodWord[kind]} nào cũng được, kể cả “không có hoạt động”: đủ thêm ${Math.min(missing.length, 2)} ${periodWord[kind]} là mục này tăng khoảng ${gain} điểm.`
        : "Gửi trước hạn: báo cáo sau hạn chỉ được tính bảy phần mười.";
    return { evidence, raise };
  },
  reach({ workload, usual, peers }, { kind }) {
    if (workload.reach === undefined) return unmeasured("Chưa có chỉ tiêu nào đếm số người, số lượt, số hộ.");
    if (usual?.reach === undefined) return unmeasured(tooFewPeers);
    return {
      evidence: `Mỗi ${periodWord[kind]} có hoạt động, việc đông người nhất được ${decimal(workload.reach)} trên 100 hộ; mức thường gặp của ${peers?.words}: ${decimal(usual.reach)}.${oftenEnough({ workload })}`,
      raise: `Thêm một buổi đông người mỗi ${periodWord[kind]}, như ở nhà văn hóa hoặc buổi họp thôn.`,
    };
  },
  variety({ workload, usual, peers }) {
    if (usual?.variety === undefined || workload.active === 0) return unmeasured(tooFewPeers);
    return {
      evidence: `Làm thường xuyên khoảng ${decimal(workload.variety)} việc khác nhau; mức thường gặp của ${peers?.words}: ${decimal(usual.variety)}.${oftenEnough({ workload })}`,
      raise: "Làm thêm một việc khác mà bà con đang cần, và ghi vào báo cáo.",
    };
  },
  outcome({ results, peers, workload }, { indicators, kind }, { points }) {
    const [weakest] = [...results].sort((a, b) => a.own / a.fair - b.own / b.fair);
    if (points === undefined || !weakest) return unmeasured(tooFewPeers);
    const name = (code: string) => indicators.find((known) => known.code === code)?.shortLabel ?? "Chỉ tiêu cũ";
    const targets = results.filter((result) => result.isTarget);
    const free = results.filter((result) => !result.isTarget);
    const said = (list: readonly Result[], most: number) =>
      list
        .slice(0, most)
        .map((result) => `${name(result.code)} ${against(result)}`)
        .join("; ") + (list.length > most ? `; và ${list.length - most} việc nữa` : "");
    const evidence = [
      targets.length > 0 && `Chỉ tiêu được giao, làm được trên mức phải có hôm nay: ${said(targets, 3)}.`,
      free.length > 0 &&
        `${targets.length > 0 ? "Việc khác" : "So"} với mức thường gặp của ${peers?.words}, trên 100 hộ mỗi ${periodWord[kind]}: ${said(free, 2)}.${oftenEnough({ workload })}`,
    ];
    return {
      evidence: evidence.filter(Boolean).join(" "),
      raise: weakest.isTarget
        ? `Ưu tiên ${name(weakest.code)}: còn thiếu ${formatCount(weakest.fair - weakest.own)} so với mức phải có hôm nay.`
        : `Ưu tiên ${name(weakest.code)}: việc này của tổ đang là ${against(weakest)} trên 100 hộ mỗi ${periodWord[kind]}.`,
    };
  },
  follow_through({ asked }) {
    if (asked.requests + asked.reminders === 0) return unmeasured("Chưa có yêu cầu của bà con hay lời nhắc nào.");
    const said = [
      asked.requests > 0 && `${asked.requestsDone}/${asked.requests} yêu cầu của bà con xong trong 7 ngày`,
      asked.reminders > 0 && `${asked.remindersAnswered}/${asked.reminders} lần được nhắc thì có báo cáo sau đó`,
    ];
    return {
      evidence: `${said.filter(Boolean).join("; ")}.`,
      raise:
        asked.requestsDone < asked.requests
          ? "Xong việc giúp bà con thì bấm “Xong”; bận thì báo xã cử người khác."
          : "Được nhắc thì gửi báo cáo trong 3 ngày, kể cả “không có hoạt động”.",
    };
  },
};

const tooFewPeers = "Chưa đủ tổ giống để so sánh, nên không tính.";

function unmeasured(why: string): { evidence: string } {
  return { evidence: why };
}

function against({ own, fair, isTarget }: Result): string {
  return isTarget ? `${formatCount(own)}/${formatCount(fair)}` : `${decimal(own)} so với ${decimal(fair)}`;
}

/** Why rates count in part: said wherever they do. */
function oftenEnough({ workload: { active, judged } }: Pick<ScoreBasis, "workload">): string {
  const share = judged === 0 ? 1 : (2 * active) / judged;
  return share >= 1 ? "" : ` Mới ${active}/${judged} kỳ có hoạt động nên tính ${Math.round(100 * share)} %.`;
}

function listed(periods: readonly PeriodOfTeam[]): string {
  const named = periods.slice(-3).map(({ period }) => {
    const week = /-W(\d+)$/.exec(period.key)?.[1];
    return week ? `tuần ${Number(week)}` : `${formatShortDay(period.from)}–${formatShortDay(period.to)}`;
  });
  return periods.length > named.length ? `gần nhất ${named.join(", ")}` : named.join(", ");
}

function decimal(number: number): string {
  return number >= 20 ? formatCount(number) : String(Math.round(number * 10) / 10).replace(".", ",");
}

/** Why there is no total, in one sentence. */
export function whyNoTotal(label: ScoreLabel): string | undefined {
  if (label === "new") return `Tổ mới nên chưa chấm: cần ít nhất ${LEAST_JUDGED} kỳ đã hết hạn.`;
  if (label === "no_report") return "Chưa có báo cáo nào trong các kỳ này nên chưa chấm; đây không phải điểm 0.";
  return undefined;
}
