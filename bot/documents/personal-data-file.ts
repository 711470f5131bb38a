import { writeCsv } from "hucre/csv";
import type { Day } from "../../shared/calendar/day.ts";
import { formatDay } from "../../shared/calendar/format.ts";
import type { PersonalData } from "../services/people/personal-data.ts";
import { helpStateNames, purposeNames, roleNames, unitRoleNames } from "../services/people/personal-data-words.ts";
import { csvForVietnam } from "./csv-for-vietnam.ts";

interface Line {
  what: string;
  content: string;
  from?: Day | undefined;
  until?: Day | undefined;
}

/** A copy of a person's data, for them: titles in Vietnamese, days dd/MM/yyyy, what is not there left out. */
export function personalDataFile(
  data: PersonalData,
  { format, controller, day }: { format: "csv" | "json"; controller: string; day: Day },
): string {
  const head = { "Bên kiểm soát dữ liệu": controller, "Lấy về ngày": formatDay(day) };
  const parts = partsOf(data);
  if (format === "json") {
    const sections = Object.entries(parts).map(([title, lines]) => [title, lines.map(toObject)]);
    return `${JSON.stringify({ ...head, ...Object.fromEntries(sections) }, null, 2)}\n`;
  }
  const rows = Object.entries(parts).flatMap(([title, lines]) => lines.map((line) => [title, ...toCells(line)]));
  const about = Object.entries(head).map(([what, content]) => ["Bản này", what, content, "", ""]);
  return writeCsv([["Phần", "Mục", "Nội dung", "Từ ngày", "Đến ngày"], ...about, ...rows], csvForVietnam);
}

function partsOf(data: PersonalData): Record<string, Line[]> {
  const span = ({ from, until }: { from: Day; until: Day | undefined }) => ({ from, until });
  return {
    "Hồ sơ": ownLines(data),
    "Tổ và chức danh": [
      ...data.memberships.map((held) => ({ what: roleNames[held.role], content: held.team, ...span(held) })),
      ...data.unitRoles.map((held) => ({ what: unitRoleNames[held.role], content: held.unit, ...span(held) })),
    ],
    "Đồng ý": data.consents.map(({ purpose, textVersion, givenOn, withdrawnOn }) => ({
      what: `Đồng ý ${purposeNames[purpose]}`,
      content: `Bản ${textVersion}`,
      from: givenOn,
      until: withdrawnOn,
    })),
    "Báo cáo đã gửi": data.reports.map(({ number, team, activityOn, note }) => ({
      what: `Báo cáo số ${number ?? "?"}`,
      content: note ? `${team}: ${note}` : team,
      from: activityOn,
    })),
    "Lời nhờ hỗ trợ": data.helpRequests.map(({ number, createdOn, state, words, answer }) => ({
      what: `Việc số ${number}, ${helpStateNames[state]}`,
      content: [words, answer && `Trả lời: ${answer}`].filter(Boolean).join("\n"),
      from: createdOn,
    })),
  };
}

function ownLines(data: PersonalData): Line[] {
  const lines: [string, string | undefined][] = [
    ["Số hồ sơ", String(data.personId)],
    ["Họ và tên", data.name],
    ["Số điện thoại", data.phone && `0${data.phone.slice(2)}`],
    ["Cách gọi", data.formOfAddress],
    ["Nơi ở", data.village],
    ["Nhận tin", data.stoppedMessages ? "đã dừng" : undefined],
  ];
  return lines.flatMap(([what, content]) => (content ? [{ what, content }] : []));
}

function toCells({ what, content, from, until }: Line): string[] {
  return [what, content, from ? formatDay(from) : "", until ? formatDay(until) : ""];
}

function toObject({ what, content, from, until }: Line): Record<string, string> {
  return {
    Mục: what,
    "Nội dung": content,
    ...(from && { "Từ ngày": formatDay(from) }),
    ...(until && { "Đến ngày": formatDay(until) }),
  };
}
