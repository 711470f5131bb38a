import type { FigureValues } from "../../db/schema/reports.ts";
import type { ImportRow, TeamRole } from "../import/row.ts";

/**
 * The demo commune: phường Thạch Quý with its 11 residential-group teams. The ward and its number of teams are real
 * (press, 2023); people, phones and figures are invented.
 */
export const DEMO_COMMUNE_CODE = "thach-quy";

const PROVINCE = "Tỉnh Hà Tĩnh";
const COMMUNE = "Phường Thạch Quý";

const leaders = [
  "Lê Thị Lan",
  "Nguyễn Đình Hòa",
  "Trần Thị Thu",
  "Võ Văn Lộc",
  "Phan Thị Bích",
  "Hồ Sỹ Quang",
  "Đặng Thị Nga",
  "Bùi Xuân Trường",
  "Dương Thị Hạnh",
  "Ngô Đức Thắng",
  "Hoàng Thị Yến",
];
const members = [
  ["Nguyễn Thị Mai", "Trần Quốc Bảo"],
  ["Lê Văn Hùng", "Phạm Thị Liên"],
  ["Nguyễn Hữu Tài", "Đinh Thị Oanh"],
  ["Trương Văn Sơn", "Lê Thị Hồng"],
  ["Hà Văn Minh", "Nguyễn Thị Lý"],
  ["Phan Đình Phúc", "Trần Thị Tâm"],
  ["Võ Thị Xuân", "Nguyễn Văn Đạt"],
  ["Lê Quang Huy", "Bùi Thị Dung"],
  ["Nguyễn Bá Cường", "Hồ Thị Thúy"],
  ["Trần Thị Ngọc", "Đặng Văn Khoa"],
  ["Nguyễn Công Định", "Phan Thị Vân"],
];

/** Households of each residential group; invented, of a believable size. */
const households = [142, 118, 165, 97, 131, 154, 108, 176, 89, 123, 137];

export const demoTeamNames = leaders.map((_, index) => `Tổ CNSCĐ Tổ dân phố ${index + 1}`);

/** The sheet of the demo commune, as the import reads it. */
export function demoRows(): ImportRow[] {
  return leaders.flatMap((leader, index) => {
    const people: [string, TeamRole][] = [
      [leader, "leader"],
      ...(members[index] ?? []).map((name): [string, TeamRole] => [name, "member"]),
    ];
    return people.map(([name, role], place) => ({
      row: index * 10 + place + 2,
      province: PROVINCE,
      commune: COMMUNE,
      communeCode: DEMO_COMMUNE_CODE,
      village: `Tổ dân phố ${index + 1}`,
      team: demoTeamNames[index] ?? "",
      households: households[index],
      person: { name, role, phone: undefined },
    }));
  });
}

/** What a team did in one week: figures by the weekday on which they were reported; "nothing"; undefined = no report. */
export type DemoWeek = { weekday: number; values: FigureValues }[] | "nothing" | undefined;

/**
 * How a team behaves, `weeksAgo` weeks before this one. Regular teams, one that reports late in the week, one that
 * fades away and one that rarely reports, so that every state and every light has something to show.
 */
export function demoWeek(team: number, weeksAgo: number): DemoWeek {
  const isFading = team === 8 && weeksAgo < 3;
  const isRare = team === 3 && weeksAgo % 4 !== 1;
  if (isFading || isRare) return undefined;
  if ((team === 5 && weeksAgo === 2) || (team === 9 && weeksAgo === 4)) return "nothing";
  const step = (factor: number, modulus: number) => ((team + 3) * factor + weeksAgo * (factor + 2)) % modulus;
  const values: FigureValues = {
    vneid_level2_activated: 3 + step(5, 13),
    dvc_files_submitted: 1 + step(3, 8),
    ...(team % 2 === 0 ? { cashless_shops: 1 + step(2, 5) } : { cashless_guided: 4 + step(7, 12) }),
    ...(weeksAgo % 2 === team % 2 ? { propaganda_sessions: 1, propaganda_attendees: 18 + step(11, 40) } : {}),
    ...(team % 3 === 0 ? { online_safety_guided: 6 + step(3, 15) } : {}),
    ...(team % 4 === 1 ? { ehealth_record_activated: 2 + step(5, 7) } : {}),
  };
  return [{ weekday: 3 + (team % 4), values }];
}
