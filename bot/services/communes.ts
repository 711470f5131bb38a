import { eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import { AnnouncementRules } from "../../shared/api/commune-settings.ts";
import { DocumentSettings } from "../../shared/api/documents.ts";
import { LockRule, StoredDueRule, StoredPeriodRule } from "../../shared/api/period-rules.ts";
import { QuietHours, ReminderRules } from "../../shared/api/reminder-rules.ts";
import { ScoreRules } from "../../shared/api/score-rules.ts";
import type { Transaction } from "../db/connection.ts";
import { type Given, prepared } from "../db/prepared.ts";
import { communes, units } from "../db/schema/index.ts";

/**
 * What a commune decides for itself, with the defaults of a new one. Stored as the differences only, so that a better
 * default reaches everybody who did not choose. Times of day are minutes since midnight in Vietnam.
 */
export const CommuneSettings = z.object({
  /** Provinces name the teams differently: "Tổ chuyển đổi số cộng đồng" in Hà Tĩnh. */
  teamTitle: z.string().min(1).max(80).default("Tổ công nghệ số cộng đồng"),
  /** Who answers for personal data; "UBND " and the commune's name when absent. */
  controller: z.string().max(120).optional(),
  /** One sentence that names a person, a place or a phone number. */
  contact: z.string().max(300).optional(),
  /** Not unified in the country; common hours of commune offices. */
  workingHours: z.string().max(120).default("7h30–11h30 và 13h30–17h, thứ Hai đến thứ Sáu"),
  period: StoredPeriodRule.default({ kind: "week" }),
  due: StoredDueRule.default({ workingDaysAfter: 0 }),
  lock: LockRule.default({}),
  /** How long pictures of reports are kept. */
  photoMonths: z.int().min(1).max(120).default(12),
  quiet: QuietHours.default({ fromMinutes: 20 * 60 + 30, untilMinutes: 7 * 60, sundays: true }),
  reminders: ReminderRules.prefault({}),
  oversight: ScoreRules.default({
    weights: { regularity: 25, reach: 15, variety: 10, outcome: 40, followThrough: 10 },
    lights: { greenFrom: 0.9, amberFrom: 0.7 },
    weeklyCalls: true,
    callsAtMinutes: 8 * 60 + 15,
  }),
  announcements: AnnouncementRules.prefault({}),
  documents: DocumentSettings.prefault({}),
  /** How long a member's data is kept after they left; named in the consent text. */
  consentMonths: z.int().min(1).max(120).default(24),
});
export type CommuneSettings = z.infer<typeof CommuneSettings>;

/** A commune as the rest of the product sees it. */
export interface Commune {
  id: number;
  /** e.g. "phường Thạch Quý" or "Phường Thạch Quý", as imported. */
  name: string;
  settings: CommuneSettings;
}

/** Throws when the unit is no commune: callers have its id from a row that says so. */
export async function readCommune(tx: Transaction, communeId: number): Promise<Commune> {
  const [row] = await communeRow(tx, { communeId });
  return communeFrom(communeId, row);
}

const communeRow = prepared((tx, { communeId }: Given<{ communeId: number }>) =>
  tx
    .select({ name: units.name, settings: communes.settings })
    .from(units)
    .leftJoin(communes, eq(communes.unitId, units.id))
    .where(eq(units.id, communeId)),
);

/** The same of some communes. */
export async function readCommunes(tx: Transaction, communeIds: readonly number[]): Promise<Commune[]> {
  const rows = await tx
    .select({ id: units.id, name: units.name, settings: communes.settings })
    .from(units)
    .leftJoin(communes, eq(communes.unitId, units.id))
    .where(inArray(units.id, [...communeIds]));
  return rows.map(({ id, ...row }) => communeFrom(id, row));
}

/** From the names and settings as they are stored. */
export function communeFrom(communeId: number, row: { name: string; settings: unknown } | undefined): Commune {
  if (!row) throw new Error(`unit ${communeId} is no commune`);
  return { id: communeId, name: row.name, settings: CommuneSettings.parse(row.settings ?? {}) };
}

/** Keeps what a commune chose, and forgets what is undefined; what it did not choose goes on following our defaults. */
export async function saveSettings(
  tx: Transaction,
  communeId: number,
  chosen: { [Key in keyof CommuneSettings]?: CommuneSettings[Key] | undefined },
): Promise<void> {
  const forgotten = Object.entries(chosen).flatMap(([key, value]) => (value === undefined ? [key] : []));
  await tx
    .insert(communes)
    .values({ unitId: communeId, settings: chosen })
    .onConflictDoUpdate({
      target: communes.unitId,
      set: {
        settings: sql`(${communes.settings} || ${JSON.stringify(chosen)}::jsonb) - ${sql.param(forgotten)}::text[]`,
      },
    });
}

/** "UBND phường Thạch Quý", in the middle of a sentence. */
export function controllerOf(commune: { name: string; settings: CommuneSettings }): string {
  return commune.settings.controller ?? `UBND ${inSentence(commune.name)}`;
}

/** Where a person can be found when the machine cannot help. */
export function contactSentence(commune: { name: string; settings: CommuneSettings }): string {
  return (
    commune.settings.contact ??
    `Cần gặp người, xin mời đến trụ sở ${controllerOf(commune)} (${commune.settings.workingHours}).`
  );
}

/** On first contact, under guides and announcements. */
export function scamWarning(commune: { name: string }): string {
  const kind = inSentence(commune.name).split(" ")[0] ?? "xã";
  return `Cảnh giác: Zalo của ${kind} không bao giờ hỏi mật khẩu, mã OTP, số thẻ, ảnh căn cước, không yêu cầu chuyển tiền. Ai hỏi là lừa đảo, hãy báo Công an ${kind}.`;
}

/** "Phường Thạch Quý" → "phường Thạch Quý": the kind of unit is capital only at the start of a sentence. */
export function inSentence(unitName: string): string {
  return unitName.replace(
    /^(Xã|Phường|Đặc khu|Thôn|Tổ dân phố|Xóm|Bản|Ấp|Khóm|Khu phố|Khối phố|Buôn|Làng|Sóc|Khu dân cư)(?=\s)/u,
    (kind) => kind.toLowerCase(),
  );
}
