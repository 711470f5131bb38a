import { z } from "zod";

const Kind = z.object({ created: z.int(), updated: z.int() });

/** What a sheet would change, or did. */
export const ImportOutcome = z.object({
  /** SHA-256 of the file, hex: pass it on to import this very file. */
  digest: z.string(),
  /** Distinct ones in the file. */
  units: z.int(),
  teams: z.int(),
  people: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  changes: z.object({ units: Kind, teams: Kind, people: Kind }),
  /** The first wrong rows, numbered as the sheet does (the header is row 1), and how many there are in all. */
  errors: z.array(z.object({ row: z.int(), column: z.string(), reason: z.string() })),
  errorCount: z.int(),
  /** False after a preview, and when wrong rows kept everything out. */
  isKept: z.boolean(),
});
export type ImportOutcome = z.infer<typeof ImportOutcome>;

export const Digest = z.string().regex(/^[0-9a-f]{64}$/);
