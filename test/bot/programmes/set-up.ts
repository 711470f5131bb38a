import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { type Transaction, withScope } from "../../../bot/db/connection.ts";
import { reports, teams, units } from "../../../bot/db/schema/index.ts";
import type { FigureValues } from "../../../bot/db/schema/reports.ts";
import { importFile } from "../../../bot/services/import/import-file.ts";
import { type ListedTeam, listTeams } from "../../../bot/services/teams/list-teams.ts";
import { type Day, instantOf } from "../../../shared/calendar/day.ts";
import { periodOf } from "../../../shared/calendar/period.ts";
import { shareOut } from "../../../shared/targets/share-out.ts";
import { createTestDatabase } from "../../helpers/test-database.ts";
import { testVault } from "../../helpers/turn.ts";

/** A team of a programme's list; its people are numbered, the first leads, the second is the deputy. */
export interface SheetTeam {
  province: string;
  commune: string;
  /** Absent: the team serves the commune itself. */
  village?: string;
  team: string;
  people: number;
  households?: number;
}

const HEADER =
  "Tỉnh/Thành phố,Xã/Phường/Đặc khu,Thôn/Tổ dân phố,Tên tổ,Số hộ,Họ và tên,Chức danh,Số điện thoại,Mã đơn vị";
const REPORTS_A_STEP = 1_000;

/** A database of its own with the teams of such a sheet, imported on the day. */
export async function setUpProgramme(list: readonly SheetTeam[], on: Day) {
  const database = await createTestDatabase();
  const { db } = database;
  const sheets = [...list];
  const all = <T>(work: (tx: Transaction) => Promise<T>) => withScope(db, "all", work);
  const unitNamed = async (name: string) => {
    const [unit] = await all((tx) => tx.select().from(units).where(eq(units.name, name)));
    if (!unit) throw new Error(`no unit ${name}`);
    return { ...unit, communeId: unit.communeId ?? undefined };
  };
  return {
    ...database,
    all,
    unitNamed,
    imported: await importSheet(db, list, on),
    importMore: (more: readonly SheetTeam[], day: Day) => {
      sheets.push(...more);
      return importSheet(db, more, day);
    },
    teamsOf: async (unitName: string): Promise<ListedTeam[]> => {
      const { id } = await unitNamed(unitName);
      return all((tx) => listTeams(tx, id));
    },
    /** The teams of the sheets, in their order; before any of them is renamed. */
    everyTeam: () => all((tx) => inOrderOf(tx, sheets)),
    report: (sent: readonly Sent[]) => all((tx) => insertReports(tx, sent)),
  };
}

async function inOrderOf(tx: Transaction, sheets: readonly SheetTeam[]) {
  const rows = await tx
    .select({ team: teams, commune: units.name })
    .from(teams)
    .innerJoin(units, eq(units.id, teams.communeId));
  const made = new Map(rows.map(({ team, commune }) => [`${commune} › ${team.name}`, team]));
  return sheets.map(({ commune, team }) => {
    const found = made.get(`${commune} › ${team}`);
    if (!found) throw new Error(`no team ${team} in ${commune}`);
    return found;
  });
}

async function importSheet(db: Parameters<typeof importFile>[0], list: readonly SheetTeam[], on: Day) {
  const folder = await mkdtemp(join(tmpdir(), "programme-"));
  try {
    const path = join(folder, "danh-sach.csv");
    await writeFile(path, [HEADER, ...list.flatMap(linesOf)].join("\n"));
    return await importFile(db, testVault, path, { now: instantOf(on, 8 * 60) });
  } finally {
    await rm(folder, { recursive: true });
  }
}

function linesOf({ province, commune, village = "", team, people, households }: SheetTeam): string[] {
  const start = [province, commune, village, team, households ?? ""].join(",");
  if (people === 0) return [`${start},,,,`];
  const role = (n: number) => ["Tổ trưởng", "Tổ phó"][n] ?? "Thành viên";
  return Array.from({ length: people }, (_, n) => `${start},Người ${n + 1},${role(n)},,`);
}

/** A report as a team would have sent it, in the evening of the day it is about. */
export interface Sent {
  team: { id: number; communeId: number };
  day: Day;
  /** Undefined: nothing to report. */
  values: FigureValues | undefined;
}

async function insertReports(tx: Transaction, sent: readonly Sent[]): Promise<void> {
  const rows = sent.map(({ team, day, values }) => {
    const at = instantOf(day, 19 * 60);
    return {
      communeId: team.communeId,
      teamId: team.id,
      state: "submitted" as const,
      channel: "chat" as const,
      activityOn: day,
      period: periodOf({ kind: "week" }, day),
      values: values ?? {},
      nothingToReport: values === undefined,
      revision: 1,
      ...{ createdAt: at, updatedAt: at, submittedAt: at },
    };
  });
  for (let at = 0; at < rows.length; at += REPORTS_A_STEP) {
    await tx.insert(reports).values(rows.slice(at, at + REPORTS_A_STEP));
  }
}

/** Whole numbers, as alike as can be, that add up to the total. */
export function spread(total: number, count: number): number[] {
  const parts = Array.from({ length: count }, (_, id) => ({ id, households: undefined }));
  const shares = shareOut({ basis: "shared", amount: total }, parts, new Map());
  return parts.map(({ id }) => shares.get(id) ?? 0);
}

export const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, number) => total + number, 0);
