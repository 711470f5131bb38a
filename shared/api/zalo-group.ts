import { z } from "zod";

/** A group of the commune's OA, and whose it is. */
export const ZaloGroupView = z.object({
  id: z.int(),
  name: z.string().optional(),
  team: z.object({ id: z.int(), name: z.string() }).optional(),
  state: z.enum(["active", "gone", "expired"]),
  memberCount: z.int().optional(),
  link: z.string().optional(),
  /** "YYYY-MM-DD": the package's last day. */
  validThrough: z.string().optional(),
});
export type ZaloGroupView = z.infer<typeof ZaloGroupView>;

/** Where a wish for a group stands. */
export const GroupWishView = z.object({
  state: z.enum(["waiting", "calling", "done", "failed"]),
  /** Why it failed and what to do. */
  reason: z.string().optional(),
});
export type GroupWishView = z.infer<typeof GroupWishView>;

export const ZaloGroupsPage = z.object({
  groups: z.array(ZaloGroupView),
  /** Open teams without a group that works, and the newest wish of each. */
  without: z.array(z.object({ id: z.int(), name: z.string(), joinCode: z.string(), wish: GroupWishView.optional() })),
  canMake: z.enum(["yes", "no", "unknown"]),
  freePlaces: z.int().optional(),
  mayManage: z.boolean(),
});
export type ZaloGroupsPage = z.infer<typeof ZaloGroupsPage>;
