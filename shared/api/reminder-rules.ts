import { z } from "zod";

const MINUTES_OF_DAY = 24 * 60;
/** Since midnight in Vietnam. */
const minutes = z.int().min(0).max(MINUTES_OF_DAY);

/** What a commune may write instead of our words: {tổ}, {kỳ}, {hạn} and {xã} stand for what is known when it is sent. */
const placeholders = ["{tổ}", "{kỳ}", "{hạn}", "{xã}"] as const;
const wording = z
  .string()
  .trim()
  .max(600)
  .refine((text) => (text.match(/\{[^{}]*\}/g) ?? []).every((word) => placeholders.some((known) => known === word)), {
    message: `Chỉ dùng được ${placeholders.join(", ")}.`,
  })
  .refine((text) => text === "" || text.includes("{kỳ}"), { message: "Lời nhắc phải có {kỳ} để tổ biết kỳ nào." })
  .refine((text) => !/https?:|www\.|\.(?:vn|com|net)\b/i.test(text), { message: "Lời nhắc không được có đường dẫn." })
  .default("");

/**
 * How a commune's clock reminds of missing reports: the team's group before the period ends, its leader after it, then the
 * officers, with one list of who is missing. Empty words mean ours.
 */
export const ReminderRules = z.object({
  isOn: z.boolean().default(true),
  groupIsOn: z.boolean().default(true),
  leaderIsOn: z.boolean().default(true),
  digestIsOn: z.boolean().default(true),
  /** Days before the period's last day: 1 = the Saturday of a week. */
  groupDaysBeforeEnd: z.int().min(0).max(30).default(1),
  /** Days after the period's last day: 1 = the Monday after a week. */
  leaderDaysAfterEnd: z.int().min(0).max(30).default(1),
  digestDaysAfterEnd: z.int().min(0).max(30).default(2),
  atMinutes: minutes.default(8 * 60),
  maxPerTeamAndWeek: z.int().min(0).max(7).default(2),
  /** Reminders of every kind together. */
  maxPerPersonAndWeek: z.int().min(0).max(14).default(3),
  groupWords: wording,
  leaderWords: wording,
});
export type ReminderRules = z.infer<typeof ReminderRules>;

/** When reminders and announcements are held; see the calendar's QuietRule. */
export const QuietHours = z.object({ fromMinutes: minutes, untilMinutes: minutes, sundays: z.boolean() });
export type QuietHours = z.infer<typeof QuietHours>;

/** One message the clock would send, as things stand. */
export const PlannedReminder = z.object({
  kind: z.enum(["group", "leader", "digest"]),
  periodLabel: z.string(),
  /** An instant. */
  at: z.string(),
  /** It was moved away from quiet time. */
  isHeld: z.boolean(),
  text: z.string(),
});
export type PlannedReminder = z.infer<typeof PlannedReminder>;

export const ReminderRulesChange = z.object({ rules: ReminderRules, quiet: QuietHours });
export type ReminderRulesChange = z.infer<typeof ReminderRulesChange>;

/** The rules' page: what holds, and what follows from it. */
export const ReminderRulesPage = z.object({
  rules: ReminderRules,
  quiet: QuietHours,
  /** "tuần", "tháng" …: how often reports are due. */
  rhythm: z.enum(["week", "month", "quarter", "half", "nine_months", "year"]),
  mayChange: z.boolean(),
  next: z.array(PlannedReminder),
});
export type ReminderRulesPage = z.infer<typeof ReminderRulesPage>;
