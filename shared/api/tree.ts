import { z } from "zod";
import { Day } from "./common.ts";

const of = z.enum(["unit", "team"]);
const id = z.int().positive();
const ids = z.array(id).max(1_000);
const name = z.string().trim().min(1).max(120);

/** One of several new units or teams that something is split into, with what goes there. */
const Part = z.object({
  name,
  /** Units below the one that is split. */
  unitIds: ids.default([]),
  /** Teams that serve the unit that is split. */
  teamIds: ids.default([]),
  /** Members of the team that is split. */
  personIds: ids.default([]),
});

/** What can happen to units (provinces, communes, villages) and teams. */
export const TreeChange = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("rename"), of, id, name }),
  /** A unit gets another parent, a team serves another unit. */
  z.object({ kind: z.literal("move"), of, id, toUnitId: id }),
  /** Into one that is there (`intoId`) or a new one (`newName`). The merged ones are closed. */
  z.object({ kind: z.literal("merge"), of, ids: ids.min(1), intoId: id.optional(), newName: name.optional() }),
  /**
   * What no part names stays with the old one, which keeps its past. With `continuedBy`, the number of a part from 0, the
   * old one is closed and that part carries its past on today's map; then the parts must name everything.
   */
  z.object({
    kind: z.literal("split"),
    of,
    id,
    parts: z.array(Part).min(1).max(50),
    continuedBy: z.int().min(0).optional(),
  }),
  z.object({ kind: z.literal("close"), of, id }),
]);
export type TreeChange = z.infer<typeof TreeChange>;

export const TreeChangeInput = z.object({
  change: TreeChange,
  /** First day on which it is so: today or earlier. */
  on: Day,
  /** Made once by the client and sent again with every retry: never a second change. */
  idempotencyKey: z.string().min(8).max(100),
});
export type TreeChangeInput = z.input<typeof TreeChangeInput>;

/** The units or teams that there are now because of a change. */
export const TreeChanged = z.object({ changeId: z.int(), unitIds: z.array(z.int()), teamIds: z.array(z.int()) });
export type TreeChanged = z.infer<typeof TreeChanged>;

export const LineageEntry = z.object({
  on: Day,
  kind: z.enum(["renamed", "merged", "split", "moved", "closed"]),
  from: z.object({ id: z.int(), name: z.string() }),
  to: z.object({ id: z.int(), name: z.string() }),
  /** Whether the past of the first counts under the second on today's map. */
  carriesPast: z.boolean(),
});
export type LineageEntry = z.infer<typeof LineageEntry>;

export const Lineage = z.object({ entries: z.array(LineageEntry) });

/** A unit as it was on a day, with its open teams below on that day. */
export const TreeUnit = z.object({
  id: z.int(),
  code: z.string(),
  name: z.string(),
  level: z.enum(["province", "commune", "village"]),
  parentId: z.int().optional(),
  teams: z.int(),
});
export type TreeUnit = z.infer<typeof TreeUnit>;

export const TreeUnits = z.object({ units: z.array(TreeUnit), next: z.string().optional() });
export type TreeUnits = z.infer<typeof TreeUnits>;
