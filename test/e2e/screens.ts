import { and, eq, isNotNull, sql } from "drizzle-orm";
import { withScope } from "../../bot/db/connection.ts";
import { people, readingCorrections, teamMembers, teams, unansweredQuestions } from "../../bot/db/schema/index.ts";
import { keepUnansweredQuestion } from "../../bot/services/guides/unanswered-questions.ts";
import { endRequest, openRequest, takeRequest } from "../../bot/services/help-requests/help-requests.ts";
import { keepGrant } from "../../bot/services/official-accounts/connecting.ts";
import { keepCorrection } from "../../bot/services/readings/corrections.ts";
import type { MiniAppServer } from "./mini-app-server.ts";

/** Where screens find what they show, in the demo commune. */
export interface Places {
  server: MiniAppServer;
  teamId: number;
  unitId: number;
  /** The newest of the team's reports that count. */
  firstReportId(): Promise<number | undefined>;
  /** Calls the API as the officer. */
  asOfficer(method: string, path: string, body?: object): Promise<Response>;
}

export interface Screen {
  name: string;
  who: "nobody" | "member" | "officer";
  path: (places: Places) => string | Promise<string>;
  /** Something that shows that the page is there with its content. */
  shows: string;
}

/** Every page in every state worth looking at: one entry each. Officers' are also looked at on a desk screen. */
export const screens: readonly Screen[] = [
  { name: "guides", who: "nobody", path: () => "/g", shows: "Cỡ chữ" },
  { name: "a search without result", who: "nobody", path: () => "/g?q=zzzz", shows: "Chưa có hướng dẫn" },
  { name: "a step", who: "nobody", path: () => "/g/vneid-kich-hoat-muc-2?buoc=2", shows: "trong 8 bước" },
  { name: "all steps", who: "nobody", path: () => "/g/vneid-kich-hoat-muc-2?buoc=tat-ca", shows: "Xem từng bước" },
  {
    name: "a finished guide",
    who: "nobody",
    path: () => "/g/vneid-kich-hoat-muc-2?buoc=xong",
    shows: "Đã xong các bước",
  },
  { name: "an unknown guide", who: "nobody", path: () => "/g/khong-co", shows: "Không có hướng dẫn này" },
  { name: "login", who: "nobody", path: () => "/login", shows: "Đăng nhập bằng Zalo" },
  { name: "a page that needs a login", who: "nobody", path: () => "/r/new", shows: "dành cho thành viên tổ" },
  { name: "an unknown page", who: "nobody", path: () => "/khong/co", shows: "Không có trang này" },
  { name: "the member's home", who: "member", path: () => "/", shows: "Chưa báo cáo" },
  { name: "the form", who: "member", path: () => "/r/new", shows: "Hoặc kể bằng lời" },
  { name: "nothing to report", who: "member", path: () => "/r/new?buoc=khong-co", shows: "Gửi báo cáo" },
  { name: "sent reports", who: "member", path: ({ teamId }) => `/t/${teamId}/reports`, shows: "Sửa hoặc rút" },
  {
    name: "a sent report",
    who: "member",
    path: async ({ firstReportId }) => `/r/${await firstReportId()}`,
    shows: "Rút báo cáo này",
  },
  { name: "me", who: "member", path: () => "/me", shows: "Dữ liệu của tôi" },
  { name: "what is kept of me", who: "member", path: () => "/p", shows: "Đang giữ những gì" },
  { name: "what is kept of an officer", who: "officer", path: () => "/p", shows: "Giữ bao lâu, ai giữ" },
  { name: "what is kept of nobody", who: "nobody", path: () => "/p", shows: "không giữ gì" },
  { name: "a team that is not mine", who: "member", path: () => "/t/999999", shows: "chưa có quyền xem" },
  { name: "the overview", who: "officer", path: () => "/", shows: "Xem bảng số" },
  {
    name: "a team, seen by the officer",
    who: "officer",
    path: ({ teamId }) => `/t/${teamId}`,
    shows: "Kỳ này tổ đã làm",
  },
  { name: "periods and days off", who: "officer", path: () => "/s/periods", shows: "Bốn kỳ tới" },
  { name: "the scores of the teams", who: "officer", path: () => "/s/scores", shows: "Đáng biểu dương" },
  { name: "how teams are scored", who: "officer", path: () => "/s/scores/rules", shows: "Tin sáng thứ Hai" },
  {
    name: "a team's score, seen by the officer",
    who: "officer",
    path: ({ teamId }) => `/s/score/${teamId}`,
    shows: "Báo cáo số",
  },
  {
    name: "a report and what is behind it",
    who: "officer",
    path: async ({ firstReportId }) => `/s/report/${await firstReportId()}`,
    shows: "Các lần sửa",
  },
  { name: "the team's own score", who: "member", path: ({ teamId }) => `/t/${teamId}/score`, shows: "Để tăng" },
  { name: "an officer's other work", who: "officer", path: () => "/s", shows: "Của tôi" },
  { name: "the people of my team", who: "member", path: ({ teamId }) => `/t/${teamId}/members`, shows: "Thêm người" },
  {
    name: "the code of my team",
    who: "member",
    path: ({ teamId }) => `/t/${teamId}/join`,
    shows: "Đưa cho người mới quét",
  },
  {
    name: "where a team's code leads",
    who: "nobody",
    path: ({ server }) => `/j/TQ-48213?xa=${server.communeId}`,
    shows: "Chép câu này",
  },
  { name: "a code that is none", who: "nobody", path: () => "/j/<b>?xa=1", shows: "Không có trang này" },
  { name: "teams and people", who: "officer", path: () => "/s/teams", shows: "Tổ CNSCĐ Tổ dân phố 11" },
  { name: "one team and its people", who: "officer", path: ({ teamId }) => `/s/teams/${teamId}`, shows: "Thay đổi tổ" },
  { name: "places with their teams", who: "officer", path: () => "/s/places", shows: "Tổ dân phố 11" },
  { name: "a list to import", who: "officer", path: () => "/s/import", shows: "Chọn tệp danh sách" },
  { name: "officers and their codes", who: "officer", path: () => "/s/officers", shows: "Cấp mã cho người mới" },
  { name: "the catalogue of indicators", who: "officer", path: () => "/s/indicators", shows: "Kinh tế số" },
  {
    name: "an indicator being edited",
    who: "officer",
    path: () => "/s/indicators/cashless_shops",
    shows: "Thử một tin nhắn",
  },
  { name: "no new names", who: "officer", path: (places) => noNamesUsed(places), shows: "Chưa có tên gọi nào" },
  { name: "new names", who: "officer", path: (places) => namesUsed(places), shows: "ví xanh" },
  { name: "no open questions", who: "officer", path: (places) => asked(places, 0), shows: "Không còn câu hỏi nào" },
  { name: "open questions", who: "officer", path: (places) => asked(places, 3), shows: "cách hỏi khác" },
  { name: "many open questions", who: "officer", path: (places) => asked(places, 40), shows: "viec so 39" },
  { name: "the shelf of guides", who: "officer", path: () => "/s/guides", shows: "Cài VNeID" },
  { name: "a guide being edited", who: "officer", path: () => "/s/guides/vssid", shows: "Thử một câu hỏi" },
  { name: "general settings", who: "officer", path: () => "/s/settings", shows: "Khi bà con cần gặp người" },
  { name: "the audit log", who: "officer", path: () => "/s/audit-log", shows: "Người làm" },
  { name: "documents", who: "officer", path: () => "/s/documents", shows: "Tải tệp Word" },
  { name: "the check of a document without a code", who: "nobody", path: () => "/k", shows: "Mã kiểm tra" },
  { name: "the check of a document", who: "nobody", path: issuedDocument, shows: "Số liệu vẫn đúng" },
  { name: "what is asked of the team", who: "member", path: () => "/", shows: "So với chỉ tiêu" },
  { name: "targets", who: "officer", path: () => "/s/targets", shows: "Mỗi tổ 220 người" },
  {
    name: "targets that are over",
    who: "officer",
    path: () => "/s/targets?xem=cu",
    shows: "Chưa có chỉ tiêu nào hết hạn",
  },
  { name: "a new target", who: "officer", path: () => "/s/targets/edit", shows: "Cách giao" },
  // The demo's first.
  { name: "a target to change", who: "officer", path: () => "/s/targets/edit?chi-tieu=1", shows: "Cộng các tổ" },
  { name: "campaigns", who: "officer", path: () => "/s/campaigns", shows: "Đang chạy" },
  { name: "a campaign", who: "officer", path: () => "/s/campaigns/1", shows: "Cần giúp thêm" },
  { name: "a new campaign", who: "officer", path: () => "/s/campaigns/new", shows: "Tên chiến dịch" },
  { name: "a campaign to change", who: "officer", path: () => "/s/campaigns/1/edit", shows: "Cộng các tổ" },
  { name: "no campaign", who: "officer", path: () => "/s/campaigns/999999", shows: "Không tìm thấy chiến dịch" },
  { name: "no announcement yet", who: "officer", path: () => "/s/announcements", shows: "Soạn thông báo" },
  {
    name: "an announcement being written",
    who: "officer",
    path: () => "/s/announcements/new",
    shows: "Sẽ gửi thế nào",
  },
  {
    name: "an announcement to be looked at",
    who: "officer",
    path: (places) => draftedAnnouncement(places),
    shows: "Gửi thử cho tôi",
  },
  { name: "an announcement on its way", who: "officer", path: sentAnnouncement, shows: "Từng nơi nhận" },
  { name: "announcements", who: "officer", path: () => "/s/announcements", shows: "Sáng mai" },
  { name: "what I was told", who: "member", path: toldMember, shows: "Đã nắm" },
  { name: "what everybody may read", who: "nobody", path: toldEverybody, shows: "Chọn xã, phường khác" },
  { name: "which commune a guest reads of", who: "nobody", path: () => "/a", shows: "Phường Thạch Quý" },
  { name: "how teams are reminded", who: "officer", path: () => "/s/reminders", shows: "Các lời nhắc sắp tới" },
  { name: "the OA of the commune", who: "officer", path: connectedOa, shows: "Kết nối với Zalo" },
  { name: "groups of the teams", who: "officer", path: groupsOfTeams, shows: "Lời mời" },
  { name: "nobody waits for help", who: "officer", path: nobodyAsked, shows: "không có bà con nào" },
  { name: "residents who wait for help", who: "officer", path: askedForHelp, shows: "Nhận việc" },
  {
    name: "help, seen by the team",
    who: "member",
    path: (places) => askedForHelp(places).then(() => "/h"),
    shows: "Việc số",
  },
  {
    name: "what I asked for",
    who: "member",
    path: (places) => askedForHelp(places).then(() => "/h/mine"),
    shows: "Bà con thấy thế nào",
  },
  { name: "trends", who: "officer", path: () => "/s/trends", shows: "Kỳ trước" },
];

async function noNamesUsed({ server, unitId }: Places): Promise<string> {
  await withScope(server.database.db, { communes: [unitId] }, (tx) =>
    tx.delete(readingCorrections).where(eq(readingCorrections.communeId, unitId)),
  );
  return "/s/names";
}

/** What several members put right: read wrongly, and asked about. */
async function namesUsed({ server, unitId }: Places): Promise<string> {
  const used = [
    { name: { words: "vi xanh", said: "ví xanh" }, readAs: "ewallet_installed", code: "vssid_installed" },
    { name: { words: "dan tem quet", said: "dán tem quét" }, readAs: undefined, code: "cashless_shops" },
  ];
  await withScope(server.database.db, { communes: [unitId] }, async (tx) => {
    for (const one of used)
      for (const byPersonId of [1, 2, 3]) {
        await keepCorrection(tx, { communeId: unitId, ...one, byPersonId, now: new Date() });
      }
  });
  return "/s/names";
}

/** Of different length; the first in several ways. */
async function asked({ server, unitId }: Places, matters: number): Promise<string> {
  const first = ["Mất căn cước làm lại ở đâu", "Căn cước mất xin cấp lại chỗ nào", "Bị mất căn cước giờ làm lại sao"];
  const long =
    "nhà tôi ở cuối xóm có con bò cái mới đẻ hôm qua mà bỏ ăn, hỏi trạm thú y xã ngày nghỉ có ai trực không, gọi số nào để họ xuống xem giùm";
  const others = Array.from({ length: matters }, (_, at) =>
    at % 4 === 1 ? `${long}, việc số ${at}` : `việc số ${at}`,
  );
  await withScope(server.database.db, { communes: [unitId] }, async (tx) => {
    await tx.delete(unansweredQuestions).where(eq(unansweredQuestions.communeId, unitId));
    for (const text of matters === 0 ? [] : [...first, first[0] ?? "", ...others.slice(1)])
      await keepUnansweredQuestion(tx, { communeId: unitId, text, now: new Date() });
  });
  return "/s/questions";
}

async function draftedAnnouncement({ asOfficer, unitId }: Places, more: object = {}): Promise<string> {
  const text = "Sáng mai, từ 7 giờ 30, mời bà con ra nhà văn hóa làm căn cước. Mang theo giấy khai sinh của các cháu.";
  const answer = await asOfficer("POST", `/units/${unitId}/announcements`, { text, ...more });
  const { id } = (await answer.json()) as { id: number };
  return `/s/announcements/${id}`;
}

/** Two teams of the commune can be reached in their groups, the others by hand. */
async function makeGroups({ server, unitId }: Places): Promise<void> {
  await withScope(server.database.db, "all", async (tx) => {
    await tx.execute(sql`
      insert into official_accounts (oa_id, app_id, commune_id, secret_key_sealed)
      values ('3000000000000000021', '2000000000000000011', ${unitId}, 'x') on conflict do nothing`);
    await tx.execute(sql`
      insert into zalo_groups (commune_id, oa_id, group_id, team_id, linked_at, link)
      select commune_id, '3000000000000000021', 'f0e1d2c3' || id, id, now(), 'https://zalo.me/g/abcdef' || id from teams where commune_id = ${unitId}
      order by id desc limit 4 on conflict do nothing`);
  });
}

async function groupsOfTeams(places: Places): Promise<string> {
  await makeGroups(places);
  return "/s/groups";
}

async function sentAnnouncement(places: Places): Promise<string> {
  await makeGroups(places);
  const path = await draftedAnnouncement(places);
  await places.asOfficer("POST", `${path.slice(2)}/send`, {});
  return path;
}

async function toldMember(places: Places): Promise<string> {
  await makeGroups(places);
  await sendNow(places, await draftedAnnouncement(places, { asksAcknowledgement: true }));
  return "/a";
}

async function toldEverybody(places: Places): Promise<string> {
  await makeGroups(places);
  await sendNow(places, await draftedAnnouncement(places, { isPublic: true }));
  return `/a?xa=${places.server.communeId}`;
}

/** As if its hour had come: at night and on Sundays nothing leaves. */
async function sendNow(places: Places, path: string): Promise<void> {
  await places.asOfficer("POST", `${path.slice(2)}/send`, {});
  await withScope(places.server.database.db, "all", (tx) =>
    tx.execute(sql`update announcements set started_at = coalesce(started_at, now()) where state <> 'draft'`),
  );
}

/** An OA whose webhook nobody has set up yet: something is wrong with it. */
async function connectedOa({ server: { database, vault, communeId } }: Places): Promise<string> {
  const issuedAt = new Date();
  const expiresAt = new Date(issuedAt.getTime() + 25 * 3_600_000);
  const tokens = { accessToken: "a", refreshToken: "r", issuedAt, expiresAt, state: "ok" as const, stateAt: issuedAt };
  const grant = {
    oaId: "3000000000000000021",
    appId: "2000000000000000011",
    name: "Phường Thạch Quý",
    communeId,
    tokens,
  };
  await keepGrant(database.db, vault, grant);
  return "/s/oa";
}

/** Whatever other screens asked for before is over. */
async function nobodyAsked({ server }: Places): Promise<string> {
  await withScope(server.database.db, "all", (tx) => tx.execute(sql`update help_requests set state = 'cancelled'`));
  return "/s/help";
}

/** A resident of the team's village waits, another was helped; the member asked for something that is done. */
async function askedForHelp({ server, teamId }: Places): Promise<string> {
  const { database, vault, communeId } = server;
  const now = new Date();
  await withScope(database.db, { communes: [communeId] }, async (tx) => {
    const [team] = await tx.select().from(teams).where(eq(teams.id, teamId));
    const [member] = await tx
      .select()
      .from(teamMembers)
      .where(and(eq(teamMembers.teamId, teamId), isNotNull(teamMembers.joinedAt)));
    const [other] = await tx.select().from(people).limit(1);
    const villageUnitId = team?.unitId;
    const ask = (personId: number, words: string) =>
      openRequest(tx, vault, { communeId, personId, teamId, villageUnitId, words, now });
    await ask(other?.id ?? 0, "Mẹ tôi 80 tuổi chưa có VNeID, nhờ tổ đến nhà giúp. Nhà số 12 ngõ 3.");
    const taken = await ask(other?.id ?? 0, "Nhờ chỉ cách nộp tiền điện bằng điện thoại.");
    await takeRequest(tx, { id: taken, personId: member?.personId ?? 0, now });
    const done = await ask(member?.personId ?? 0, "Nhờ cán bộ xem giúp hồ sơ dịch vụ công bị trả lại.");
    await endRequest(tx, { id: done, as: "closed", now });
  });
  return "/s/help";
}

async function issuedDocument({ asOfficer, unitId }: Places): Promise<string> {
  await asOfficer("POST", `/units/${unitId}/documents`, { period: "2026", format: "xlsx" });
  const { documents } = (await (await asOfficer("GET", `/units/${unitId}/documents`)).json()) as {
    documents: { code: string }[];
  };
  return `/k/${documents[0]?.code}`;
}
