import { z } from "zod";

const line = z.string().trim().min(1).max(120);

/** What a commune's periodic report says besides its figures; where nothing is set, the form of Nghị định 30/2020/NĐ-CP. */
export const DocumentSettings = z.object({
  /** The body above, in capitals on paper: "TỈNH HÀ TĨNH". */
  superior: line.optional(),
  /** The body that gives it out; "ỦY BAN NHÂN DÂN" and the commune's name when absent. */
  issuer: z.array(line).max(3).optional(),
  /** Follows the number that the clerk writes in. */
  symbol: line.default("BC-UBND"),
  /** Before the date; the commune's name without its kind when absent. */
  place: line.optional(),
  addressees: z.array(line).max(5).default([]),
  /** Lines above the name of whoever signs. */
  signing: z.array(line).min(1).max(4).default(["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
  signer: line.optional(),
  recipients: z.array(line).min(1).max(8).default(["Như trên", "Các tổ trong xã, phường", "Lưu: VT, VHXH"]),
});
export type DocumentSettings = z.infer<typeof DocumentSettings>;

/** Of a report that was given out: is it still what the reports behind it add up to? */
export const DocumentCheck = z.object({
  code: z.string(),
  unitName: z.string(),
  periodLabel: z.string(),
  issuedAt: z.string(),
  isUnchanged: z.boolean(),
  teams: z.object({ issued: z.string(), current: z.string() }),
  /** Every figure of the issued report or of now; an absent number was not reported. */
  figures: z.array(
    z.object({
      label: z.string(),
      unit: z.string(),
      issued: z.number().optional(),
      current: z.number().optional(),
    }),
  ),
});
export type DocumentCheck = z.infer<typeof DocumentCheck>;

const IssuedDocument = z.object({
  code: z.string(),
  unitName: z.string(),
  periodLabel: z.string(),
  issuedAt: z.string(),
});
export const IssuedDocumentList = z.object({
  documents: z.array(IssuedDocument),
  /** Pass it as `cursor` for the older ones. */
  next: z.string().optional(),
});
export type IssuedDocumentList = z.infer<typeof IssuedDocumentList>;

/** Periods that a report can be made for, newest first. */
export const DocumentPeriods = z.object({
  periods: z.array(z.object({ key: z.string(), label: z.string() })),
});
export type DocumentPeriods = z.infer<typeof DocumentPeriods>;
