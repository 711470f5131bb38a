import { z } from "zod";

export const UnitRoleName = z.enum(["staff", "leader", "viewer"]);
export type UnitRoleName = z.infer<typeof UnitRoleName>;

const UnitName = z.object({ id: z.int(), name: z.string() });

export const OfficerView = z.object({
  /** Of the role: somebody may have several. */
  id: z.int(),
  personId: z.int(),
  name: z.string().optional(),
  role: UnitRoleName,
  unit: UnitName,
  since: z.string(),
  isMe: z.boolean(),
});
export type OfficerView = z.infer<typeof OfficerView>;

/** A code that was given out and nobody has used yet; the code itself is shown only once. */
export const OpenGrant = z.object({
  id: z.int(),
  unit: UnitName,
  role: UnitRoleName,
  createdAt: z.string(),
  expiresAt: z.string(),
});
export type OpenGrant = z.infer<typeof OpenGrant>;

export const OfficerList = z.object({
  officers: z.array(OfficerView),
  grants: z.array(OpenGrant),
  mayManage: z.boolean(),
});
export type OfficerList = z.infer<typeof OfficerList>;

export const GrantInput = z.object({
  role: UnitRoleName,
  /** Made once on the page and sent again with every retry: never a second code. */
  idempotencyKey: z.string().min(16).max(100),
});
export type GrantInput = z.infer<typeof GrantInput>;

export const GrantCode = z.object({
  code: z.string(),
  expiresAt: z.string(),
  /** Ready to be sent to whom it is for. */
  shareText: z.string(),
});
export type GrantCode = z.infer<typeof GrantCode>;
