import { z } from "zod";
import { Day } from "./common.ts";
import { TeamRole } from "./members.ts";
import { UnitRoleName } from "./officers.ts";

/** How people may ask to be called. */
export const FormOfAddress = z.enum(["bác", "cô", "chú", "anh", "chị"]);
export type FormOfAddress = z.infer<typeof FormOfAddress>;

const Place = z.object({ id: z.int(), name: z.string() });

/** Numbers of people of whom this phone keeps drafts or pictures, e.g. "12,40". */
export const PeopleOnPhone = z.object({
  ids: z
    .string()
    .regex(/^\d{1,9}(,\d{1,9}){0,19}$/)
    .transform((text) => text.split(",").map(Number)),
});
export const ForgottenPeople = z.object({ forgotten: z.array(z.int()) });
export type ForgottenPeople = z.infer<typeof ForgottenPeople>;

/** What is held of whoever asks, and for how long. Lists of what they wrote come with the copy only. */
export const OwnData = z.object({
  /** Who answers for it: "UBND phường Thạch Quý". */
  controller: z.string(),
  /** One sentence: whom to ask. */
  contact: z.string(),
  name: z.string().optional(),
  /** "84…" */
  phone: z.string().optional(),
  formOfAddress: FormOfAddress.optional(),
  village: Place.optional(),
  /** Current ones. */
  teams: z.array(z.object({ name: z.string(), role: TeamRole, from: Day })),
  units: z.array(z.object({ name: z.string(), role: UnitRoleName, from: Day })),
  /** What the person agreed to and did not take back, in words. */
  consents: z.array(z.object({ to: z.string(), on: Day })),
  reports: z.int(),
  helpRequests: z.int(),
  receivesMessages: z.boolean(),
  /** What has to be agreed to, word for word, before messages begin; absent when nothing has. */
  messagesConsent: z.string().optional(),
  /** Villages to choose from. */
  villages: z.array(Place),
  /** What goes when, one sentence each. */
  keptHowLong: z.array(z.string()),
});
export type OwnData = z.infer<typeof OwnData>;

/** What people correct themselves; absent stays. Phone and role are changed by the team's leader or an officer. */
export const OwnDataCorrection = z
  .object({
    name: z.string().max(100).optional(),
    formOfAddress: FormOfAddress.optional(),
    villageUnitId: z.int().optional(),
  })
  .strict();
export type OwnDataCorrection = z.infer<typeof OwnDataCorrection>;

/** `agreedTo` is the text that was shown (`messagesConsent`), where one was. */
export const MessageWish = z.object({ receive: z.boolean(), agreedTo: z.string().max(2_000).optional() });
export type MessageWish = z.infer<typeof MessageWish>;
