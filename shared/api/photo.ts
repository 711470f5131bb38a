import { z } from "zod";

/** A picture that goes with a report. Its bytes come from `/photos/{id}` once it is `stored`. */
export const PhotoView = z.object({
  id: z.int(),
  /** `waiting`: sent by chat and still to be fetched; `failed`: could not be kept, `reason` says why. */
  state: z.enum(["waiting", "stored", "failed"]),
  width: z.int().optional(),
  height: z.int().optional(),
  reason: z.string().optional(),
  /** Whether this person sent it, and so may delete it. */
  isMine: z.boolean(),
});
export type PhotoView = z.infer<typeof PhotoView>;
