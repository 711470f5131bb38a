import { formatDay } from "../../shared/calendar/format.ts";
import type { PersonalData } from "../services/people/personal-data.ts";
import { helpStateNames, purposeNames, roleNames, unitRoleNames } from "../services/people/personal-data-words.ts";

const MOST_REPORTS = 30;

/** What we hold, on one screen. */
export function shortView(data: PersonalData): string {
  return [
    "Dữ liệu chúng tôi đang giữ:",
    ...own(data),
    ...data.memberships.filter((held) => !held.until).map((held) => `• ${roleNames[held.role]}, ${held.team}`),
    ...data.unitRoles.filter((held) => !held.until).map((held) => `• ${unitRoleNames[held.role]}, ${held.unit}`),
    ...data.consents
      .filter((consent) => !consent.withdrawnOn)
      .map((consent) => `• Đồng ý ${purposeNames[consent.purpose]} từ ${formatDay(consent.givenOn)}`),
    `• Báo cáo đã gửi: ${data.reports.length}. Lời nhờ hỗ trợ: ${data.helpRequests.length}`,
    "Muốn lấy về đầy đủ, nhắn “xuất dữ liệu của tôi”.",
  ].join("\n");
}

/** All of it, for keeping; may be cut into several messages when sent. */
export function fullExport(data: PersonalData): string {
  const more = data.reports.length - MOST_REPORTS;
  return [
    "DỮ LIỆU CÁ NHÂN",
    ...own(data),
    "",
    "Tổ và chức danh:",
    ...lines(data.memberships, (held) => `${roleNames[held.role]}, ${held.team}, ${span(held)}`),
    ...lines(data.unitRoles, (held) => `${unitRoleNames[held.role]}, ${held.unit}, ${span(held)}`, false),
    "",
    "Đồng ý:",
    ...lines(
      data.consents,
      (consent) =>
        `${purposeNames[consent.purpose]}: ${formatDay(consent.givenOn)}${consent.withdrawnOn ? `, rút ${formatDay(consent.withdrawnOn)}` : ""}`,
    ),
    "",
    "Báo cáo đã gửi:",
    ...lines(
      data.reports.slice(0, MOST_REPORTS),
      (report) =>
        `Số ${report.number ?? "?"}, ngày ${formatDay(report.activityOn)}, ${report.team}${report.note ? `: ${report.note}` : ""}`,
    ),
    ...(more > 0 ? [`• và ${more} báo cáo trước đó`] : []),
    "",
    "Lời nhờ hỗ trợ:",
    ...lines(
      data.helpRequests,
      (request) =>
        `Số ${request.number}, ${formatDay(request.createdOn)}, ${helpStateNames[request.state]}${request.words ? `: ${request.words}` : ""}`,
    ),
  ].join("\n");
}

function own(data: PersonalData): string[] {
  return [
    `• Số hồ sơ: ${data.personId}`,
    `• Tên: ${data.name ?? "chưa có"}`,
    `• Số điện thoại: ${data.phone ? `0${data.phone.slice(2)}` : "chưa có"}`,
    ...(data.formOfAddress ? [`• Cách gọi: ${data.formOfAddress}`] : []),
    ...(data.village ? [`• Nơi ở: ${data.village}`] : []),
    ...(data.stoppedMessages ? ["• Đã nhắn “dừng”: không nhận tin"] : []),
  ];
}

function lines<T>(items: readonly T[], text: (item: T) => string, saysNone = true): string[] {
  if (items.length === 0) return saysNone ? ["• không có"] : [];
  return items.map((item) => `• ${text(item)}`);
}

function span({ from, until }: { from: string; until: string | undefined }): string {
  return until ? `${formatDay(from)} – ${formatDay(until)}` : `từ ${formatDay(from)}`;
}
