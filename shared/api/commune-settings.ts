import { z } from "zod";

/** What holds for a commune's announcements. */
export const AnnouncementRules = z.object({
  /** More recipients than this need a second person's word; absent: never. */
  approvalAbove: z.int().min(0).max(1_000_000).optional(),
  /** Programs that send to more groups than this must show the plan first. */
  previewAboveGroups: z.int().min(0).max(1_000_000).default(20),
  /** Pages that announcements may link to, besides gov.vn and Zalo: "truong.edu.vn". */
  allowedHosts: z
    .array(
      z
        .string()
        .max(100)
        .regex(/^[a-z0-9.-]+\.[a-z]{2,}$/, "Chỉ ghi tên miền, ví dụ: truong.edu.vn"),
    )
    .max(100)
    .default([]),
});
export type AnnouncementRules = z.infer<typeof AnnouncementRules>;

const months = z.int().min(1).max(120);

/** What a commune decides that has no page of its own. */
export const GeneralSettings = z.object({
  /** Who answers for personal data; "UBND " and the commune's name when absent. */
  controller: z.string().trim().min(1).max(120).optional(),
  /** One sentence that names a person, a place or a phone number. */
  contact: z.string().trim().min(1).max(300).optional(),
  workingHours: z.string().trim().min(1).max(120),
  /** How long pictures of reports are kept. */
  photoMonths: months,
  /** How long a member's data is kept after they left; named in the consent text. */
  consentMonths: months,
  announcements: AnnouncementRules,
});
export type GeneralSettings = z.infer<typeof GeneralSettings>;

/** `defaults`: what stands where a field is left empty. */
export const GeneralSettingsPage = z.object({
  settings: GeneralSettings,
  defaults: z.object({ controller: z.string(), contact: z.string() }),
  mayChange: z.boolean(),
});
export type GeneralSettingsPage = z.infer<typeof GeneralSettingsPage>;
