import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { type Transaction, withScope } from "../../../bot/db/connection.ts";
import { reports, teamMembers, teams, units } from "../../../bot/db/schema/index.ts";
import type { FigureValues } from "../../../bot/db/schema/reports.ts";
import { saveIndicator } from "../../../bot/services/content/edit-indicators.ts";
import { importFile } from "../../../bot/services/import/import-file.ts";
import type { KnownPerson } from "../../../bot/services/people/known-person.ts";
import { reportNothing } from "../../../bot/services/reports/report-nothing.ts";
import { submitNew } from "../../../bot/services/reports/submit-new.ts";
import { type ListedTeam, listTeams } from "../../../bot/services/teams/list-teams.ts";
import { type Day, instantOf } from "../../../shared/calendar/day.ts";
import { periodOf } from "../../../shared/calendar/period.ts";
import { shareOut } from "../../../shared/targets/share-out.ts";
import { makePerson } from "../../helpers/commune.ts";
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

/** How a sheet says that a village has none yet. */
export const NO_TEAM = "chưa có tổ";

const HEADER =
  "Tỉnh/Thành phố,Xã/Phường/Đặc khu,Thôn/Tổ dân phố,Tên tổ,Số hộ,Họ và tên,Chức danh,Số điện thoại,Mã đơn vị";
const REPORTS_A_STEP = 1_000;
/** What each handful of reports takes the long way: the rest would take CI minutes. */
const BY_FORM = 40;
const EVENING = 19 * 60;
let keys = 0;

type OwnIndicator = Omit<Parameters<typeof saveIndicator>[2]["definition"], "aliases" | "description"> & {
  aliases?: string[];
};

/** At most, in milliseconds, beside others that use both cores: thousands of people are imported. */
export const SET_UP_TAKES = 180_000;

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
    everyTeam: () =>
      all((tx) =>
        inOrderOf(
          tx,
          sheets.filter(({ team }) => team !== NO_TEAM),
        ),
      ),
    /** The first of them through the form, by the teams' leaders; the many others as the form leaves them. */
    report: (sent: readonly Sent[]) =>
      all(async (tx) => {
        await sendByForm(tx, sent.slice(0, BY_FORM));
        await insertReports(tx, sent.slice(BY_FORM));
      }),
    ownIndicator: async (communeId: number, definition: OwnIndicator) => {
      const byPersonId = await makePerson(db, { id: communeId, oaId: "", teams: [] }, { staffOf: communeId });
      const saving = { communeId, byPersonId, now: instantOf(on, 8 * 60) };
      return all((tx) =>
        saveIndicator(tx, saving, { code: undefined, definition: { aliases: [], description: "", ...definition } }),
      );
    },
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

async function sendByForm(tx: Transaction, sent: readonly Sent[]): Promise<void> {
  const leaders = await leadersOf(
    tx,
    sent.map(({ team }) => team.id),
  );
  for (const one of sent) {
    const by = leaders.get(one.team.id);
    if (!by) throw new Error(`team ${one.team.id} has no leader`);
    const { values } = one;
    const report = { ...placeOf(one), by, idempotencyKey: `programme-${++keys}`, now: instantOf(one.day, EVENING) };
    if (values) await submitNew(tx, { ...report, values });
    else await reportNothing(tx, report);
  }
}

function placeOf({ team, day }: Sent) {
  const { id: teamId, communeId } = team;
  return { communeId, teamId, activityOn: day, period: periodOf({ kind: "week" }, day), channel: "form" as const };
}

/** Thousands, each with its first revision. */
async function insertReports(tx: Transaction, sent: readonly Sent[]): Promise<void> {
  const rows = sent.map((one) => {
    const at = instantOf(one.day, EVENING);
    return {
      ...placeOf(one),
      ...{ state: "submitted" as const, revision: 1, createdAt: at, updatedAt: at, submittedAt: at },
      ...{ values: one.values ?? {}, nothingToReport: one.values === undefined },
    };
  });
  for (let at = 0; at < rows.length; at += REPORTS_A_STEP) {
    await tx.insert(reports).values(rows.slice(at, at + REPORTS_A_STEP));
  }
  await tx.execute(sql`
    insert into report_revisions (commune_id, report_id, revision, change, values, at)
    select commune_id, id, revision, 'submitted', values, submitted_at from reports r
    where not exists (select from report_revisions v where v.report_id = r.id)`);
}

/** The imported leaders, as they are known once they have logged in. */
async function leadersOf(tx: Transaction, teamIds: readonly number[]): Promise<Map<number, KnownPerson>> {
  const rows = await tx
    .select({ member: teamMembers, team: teams })
    .from(teamMembers)
    .innerJoin(teams, eq(teams.id, teamMembers.teamId))
    .where(and(eq(teamMembers.role, "leader"), isNull(teamMembers.until), inArray(teams.id, [...new Set(teamIds)])));
  return new Map(
    rows.map(({ member, team }) => [
      team.id,
      {
        ...{ id: member.personId, name: undefined, formOfAddress: "bác", unitRoles: [], stopped: false },
        ...{ consents: { reporting: true, announcements: false }, villageUnitId: undefined },
        memberships: [{ id: member.id, teamId: team.id, teamName: team.name, role: "leader", unitId: team.unitId }],
      },
    ]),
  );
}

/** Whole numbers, as alike as can be, that add up to the total. */
export function spread(total: number, count: number): number[] {
  const parts = Array.from({ length: count }, (_, id) => ({ id, households: undefined }));
  const shares = shareOut({ basis: "shared", amount: total }, parts, new Map());
  return parts.map(({ id }) => shares.get(id) ?? 0);
}

export const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, number) => total + number, 0);
