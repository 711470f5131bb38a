import { z } from "zod";

/** Something wrong that a person can mend. */
const AccountProblem = z.object({
  code: z.string(),
  severity: z.enum(["broken", "warning"]),
  /** One sentence: what is wrong. */
  sentence: z.string(),
  /** What to press, or where. */
  press: z.string(),
  since: z.string().optional(),
});

/** A commune's Official Account in words: no key, no token. */
export const OfficialAccountView = z.object({
  oaId: z.string(),
  name: z.string().optional(),
  state: z.enum(["ok", "warning", "broken"]),
  problems: z.array(AccountProblem),
  connection: z.enum(["missing", "ok", "uncertain", "dead"]),
  renewedAt: z.string().optional(),
  expiresAt: z.string().optional(),
  lastEventAt: z.string().optional(),
  lastSentAt: z.string().optional(),
  checkedAt: z.string().optional(),
  /** A rightly signed event has come. */
  webhookWorks: z.boolean(),
  groups: z.enum(["yes", "no", "unknown"]),
  freeGroupPlaces: z.int().optional(),
});
export type OfficialAccountView = z.infer<typeof OfficialAccountView>;

export const OfficialAccountsPage = z.object({
  accounts: z.array(OfficialAccountView),
  mayManage: z.boolean(),
  /** To be saved in Zalo's console: where events go, where the consent page comes back to, and the consent's code challenge. */
  webhookUrl: z.string(),
  callbackUrl: z.string(),
  challenge: z.string(),
});
export type OfficialAccountsPage = z.infer<typeof OfficialAccountsPage>;

/** The pair that Zalo's API Explorer shows. */
export const PastedTokens = z.object({
  accessToken: z.string().trim().min(10).max(4_096),
  refreshToken: z.string().trim().min(10).max(4_096),
});
export type PastedTokens = z.infer<typeof PastedTokens>;

export const SecretKey = z.object({ secretKey: z.string().trim().min(4).max(200) });
