import { type Day, daysBetween } from "../../shared/calendar/day.ts";
import { formatCount, formatDay } from "../../shared/calendar/format.ts";
import type { Indicator } from "../../shared/catalogue/indicator.ts";
import type { Campaign } from "../services/campaigns/campaign.ts";
import type { Progress } from "../services/targets/progress.ts";
import { amount, shortName } from "./figure-lines.ts";

/** What needs a hand is named first. */
const ORDER: readonly Progress["standing"][] = ["behind", "unknown", "on_pace", "reached"];

/** Of what is asked, the few that need a hand most; the others by their number. */
const MOST_TARGETS = 3;

/** A head, a line each for those that need a hand most, how the others are, and what nobody has reported. */
export function targetsInShort(indicators: readonly Indicator[], all: readonly Progress[]): string[] {
  if (all.length === 0) return [];
  const ends = new Set(all.map(({ target }) => target.to));
  const [end] = ends;
  const inOrder = needingFirst(all.filter(({ done }) => done !== undefined));
  const named = inOrder.slice(0, MOST_TARGETS).map((one) => progressLine(indicators, one));
  const rest = inOrder.slice(MOST_TARGETS);
  const others = rest.length > 0 ? [`• và ${rest.length} việc khác, ${inAll(rest)}`] : [];
  const head = end !== undefined && ends.size === 1 ? `Chỉ tiêu đến ${formatDay(end)}:` : "Chỉ tiêu đang giao:";
  return [`\n${head}`, ...named, ...others, ...unreported(indicators, all)];
}

/** One by its amount, several by their names. */
function unreported(indicators: readonly Indicator[], all: readonly Progress[]): string[] {
  const silent = all.filter(({ done }) => done === undefined);
  if (silent.length < 2) return silent.map((one) => progressLine(indicators, one));
  const names = silent.slice(0, MOST_TARGETS).map(({ target }) => shortName(indicators, target.indicatorCode));
  return [`• Chưa có số: ${names.join(", ")}${silent.length > MOST_TARGETS ? "…" : ""}`];
}

/** "Chiến dịch 92 ngày đêm, còn 44 ngày: cả 2 việc đã đạt hoặc kịp tiến độ." */
export function campaignInShort(
  indicators: readonly Indicator[],
  { campaign, parts, day }: { campaign: Campaign; parts: readonly Progress[]; day: Day },
): string {
  const head = `\n${campaignHead(campaign, day)}`;
  const [worst] = needingFirst(parts);
  if (!worst) return head;
  if (isFine(worst)) return `${head}: ${parts.length > 1 ? `cả ${parts.length} việc ` : ""}${inAll(parts)}.`;
  return `${head}:\n${progressLine(indicators, worst)}`;
}

function inAll(all: readonly Progress[]): string {
  const needing = all.filter((one) => !isFine(one)).length;
  return needing > 0 ? `${needing} việc còn phải thêm` : "đã đạt hoặc kịp tiến độ";
}

function isFine({ standing }: Progress): boolean {
  return standing === "reached" || standing === "on_pace";
}

export function progressLines(indicators: readonly Indicator[], all: readonly Progress[]): string[] {
  return needingFirst(all).map((progress) => progressLine(indicators, progress));
}

function needingFirst(all: readonly Progress[]): Progress[] {
  return [...all].sort((a, b) => ORDER.indexOf(a.standing) - ORDER.indexOf(b.standing));
}

/** "• Kích hoạt VNeID mức 2: 35/92 người, đến hôm nay nên được 49, cần thêm 14". */
function progressLine(indicators: readonly Indicator[], progress: Progress): string {
  const { target, amount: asked, done, expected, standing } = progress;
  const code = target.indicatorCode;
  const name = `• ${shortName(indicators, code)}: `;
  if (done === undefined) return `${name}chưa có số, chỉ tiêu ${amount(indicators, code, asked)}`;
  const far = `${name}${formatCount(done)}/${amount(indicators, code, asked)}`;
  if (standing === "reached") return `${far}, đã đạt`;
  const pace = `đến hôm nay nên được ${formatCount(expected)}`;
  return standing === "on_pace"
    ? `${far}, kịp tiến độ (${pace})`
    : `${far}, ${pace}, cần thêm ${formatCount(expected - done)}`;
}

/** "Chiến dịch 92 ngày đêm, còn 44 ngày". */
export function campaignHead({ name, from, to, state }: Campaign, day: Day): string {
  const title = /^(?:chiến dịch|đợt|tháng|tuần|phong trào)(?!\p{L})/iu.test(name) ? name : `Chiến dịch ${name}`;
  if (state === "running") return `${title}, còn ${daysBetween(day, to) + 1} ngày (đến ${formatDay(to)})`;
  if (state === "planned") return `${title}, từ ${formatDay(from)} đến ${formatDay(to)}`;
  return `${title}, ${state === "cancelled" ? "đã hủy" : `đã xong ngày ${formatDay(to)}`}`;
}
