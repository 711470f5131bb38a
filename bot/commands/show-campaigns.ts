import type { OutgoingMessage } from "../../shared/api/message.ts";
import { type Day, dayOf } from "../../shared/calendar/day.ts";
import { formatCount } from "../../shared/calendar/format.ts";
import { mayOnUnit, unitsBelow } from "../services/access.ts";
import { type Campaign, listCampaigns, runningCampaigns } from "../services/campaigns/campaign.ts";
import { type CampaignIndicator, campaignOfTeam, campaignProgress } from "../services/campaigns/campaign-progress.ts";
import { contactSentence } from "../services/communes.ts";
import { reportingTeams } from "../services/reports/report.ts";
import { unitsConcerned } from "../services/targets/concerned-units.ts";
import type { Progress } from "../services/targets/progress.ts";
import type { Command, CommandDeps, Reply, Turn } from "./command.ts";
import { teamsMeant } from "./named-team.ts";
import { type Block, oneScreen } from "./one-screen.ts";
import { campaignHead, progressLines } from "./programme-lines.ts";
import { readFigures } from "./read-message.ts";
import { memberOf } from "./report-state.ts";

const ASKS =
  /^(?:(?:da|cho|xem|em|toi|tui|bac|chu) )*(?:(?:cac|danh sach|ket qua|so lieu|tien do|dien bien) )*chien dich\b/;
/** Those that are over are history; the newest few are enough here. */
const MOST_LISTED = 6;
/** Weeks whose gains are named. */
const WEEKS = 4;
const CUT = "Còn nữa: xem trong bảng số liệu.";

/** "chiến dịch": officers see all of their unit's with their course, members their team's part. */
export const showCampaignsCommand: Command = {
  name: "show_campaigns",
  wants: (turn) => turn.isAddressed && ASKS.test(turn.folded) && readFigures(turn).kind !== "report",
  async run(turn, deps) {
    const unitId = turn.channel === "person" ? await unitOf(turn) : undefined;
    if (unitId !== undefined) return campaignsOfUnit(turn, deps, unitId);
    const teams = await teamsMeant(turn, await reportingTeams(turn.tx, memberOf(turn)));
    const messages: OutgoingMessage[] = [];
    for (const team of teams) messages.push(...(await campaignsOfTeam(turn, team)));
    if (messages.length > 0) return { messages };
    return teams.length > 0 ? said("Tổ hiện không có chiến dịch nào.", turn) : campaignsForAll(turn);
  },
};

/** The unit an officer or leader looks after. */
export async function unitOf({ tx, person }: Turn): Promise<number | undefined> {
  for (const { unitId } of person?.unitRoles ?? []) {
    if (await mayOnUnit(tx, person, "see_figures", unitId)) return unitId;
  }
  return undefined;
}

async function campaignsOfUnit(turn: Turn, { miniAppUrl }: CommandDeps, unitId: number): Promise<Reply> {
  const { tx, commune, now } = turn;
  const day = dayOf(now);
  const around = [...(await unitsConcerned(tx, unitId)).map(({ id }) => id), ...(await unitsBelow(tx, [unitId]))];
  const listed = await listCampaigns(tx, { unitIds: [...new Set(around)], day, count: MOST_LISTED });
  const buttons = [{ title: "Mở bảng số liệu", open: miniAppUrl }];
  if (listed.length === 0) {
    const text = "Chưa có chiến dịch nào. Muốn mở chiến dịch, bấm “Mở bảng số liệu”, chọn mục Chiến dịch.";
    return { messages: [{ text, buttons }] };
  }
  const blocks: Block[] = [];
  for (const campaign of inOrder(listed)) {
    const courses =
      campaign.state === "cancelled"
        ? []
        : await campaignProgress(tx, { campaign, unitId, indicators: commune.indicators, day });
    blocks.push({ lines: [campaignHead(campaign, day)], rank: 1 });
    blocks.push({
      lines: courses.flatMap((course) => courseLines(turn, course)),
      rank: campaign.state === "running" ? 2 : 3,
    });
  }
  return { messages: [{ text: oneScreen(blocks, CUT), buttons }] };
}

function inOrder(campaigns: readonly Campaign[]): Campaign[] {
  const order = ["running", "planned", "ended", "cancelled"];
  return [...campaigns].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
}

/** How far it is, what the last weeks brought, and where it leads. */
function courseLines({ commune: { indicators } }: Turn, course: CampaignIndicator): string[] {
  const { forecast, byDay } = course;
  const gains = weeklyGains(byDay);
  return [
    ...progressLines(indicators, [course]),
    ...(gains.length > 1
      ? [
          `  ${gains.length} tuần gần đây: ${gains.map((gain) => `${gain < 0 ? "" : "+"}${formatCount(gain)}`).join(", ")}`,
        ]
      : []),
    ...(forecast ? [`  Cứ đà ${forecast.basedOnDays} ngày qua, đến hết chiến dịch được ${range(forecast)}.`] : []),
  ];
}

function range({ low, high }: { low: number; high: number }): string {
  return low === high ? `khoảng ${formatCount(low)}` : `${formatCount(low)}–${formatCount(high)}`;
}

/** What each of the last weeks of seven days added, the newest last. */
function weeklyGains(byDay: readonly (number | undefined)[]): number[] {
  const gains: number[] = [];
  for (let end = byDay.length - 1; end >= 0 && gains.length < WEEKS; end -= 7) {
    const now = byDay[end];
    if (now === undefined) break;
    gains.unshift(now - (byDay[end - 7] ?? 0));
  }
  return gains;
}

async function campaignsOfTeam(
  turn: Turn,
  team: { teamId: number; teamName: string; unitId: number },
): Promise<OutgoingMessage[]> {
  const day = dayOf(turn.now);
  const lines = (await runningParts(turn, team, day)).flatMap(({ campaign, parts }) => [
    `\n${campaignHead(campaign, day)}:`,
    ...progressLines(turn.commune.indicators, parts),
  ]);
  if (lines.length === 0) return [];
  return [
    {
      text: oneScreen(
        [
          { lines: [team.teamName], rank: 0 },
          { lines, rank: 1 },
        ],
        CUT,
      ),
      buttons: [
        { title: "Báo cáo", say: "báo cáo" },
        { title: "Kết quả", say: "kết quả" },
      ],
    },
  ];
}

/** The team's part of every campaign that runs. */
export async function runningParts(
  { tx, commune }: Turn,
  { teamId, unitId }: { teamId: number; unitId: number },
  day: Day,
): Promise<{ campaign: Campaign; parts: Progress[] }[]> {
  const unitIds = (await unitsConcerned(tx, unitId)).map(({ id }) => id);
  const running: { campaign: Campaign; parts: Progress[] }[] = [];
  for (const campaign of await runningCampaigns(tx, { unitIds, day })) {
    const parts = await campaignOfTeam(tx, { campaign, unitId, teamId, indicators: commune.indicators, day });
    if (parts.length > 0) running.push({ campaign, parts });
  }
  return running;
}

/** What runs in the commune is no secret; its figures are the teams'. */
async function campaignsForAll(turn: Turn): Promise<Reply> {
  const day = dayOf(turn.now);
  const unitIds = (await unitsConcerned(turn.tx, turn.commune.id)).map(({ id }) => id);
  const running = await runningCampaigns(turn.tx, { unitIds, day });
  const names = running.map((campaign) => `• ${campaignHead(campaign, day)}`);
  return said(names.length > 0 ? ["Đang có:", ...names].join("\n") : "Hiện không có chiến dịch nào.", turn);
}

function said(text: string, turn: Turn): Reply {
  return {
    messages: [
      {
        text: `${text}\n${contactSentence(turn.commune)}`,
        buttons: [
          { title: "Hướng dẫn", say: "hướng dẫn" },
          { title: "Trợ giúp", say: "trợ giúp" },
        ],
      },
    ],
  };
}
