import type { OfficialAccountView } from "../../../shared/api/official-account.ts";
import type { Account } from "../../services/official-accounts/list-accounts.ts";
import { problemsNow } from "../../zalo/observations.ts";

/** An OA as its officers see it. */
export function toAccountView(account: Account, now: Date): OfficialAccountView {
  const problems = problemsNow(account, now);
  const { tokens, capabilities } = account;
  const isBroken = problems.some(({ severity }) => severity === "broken");
  const at = (name: string, instant: Date | undefined) => (instant ? { [name]: instant.toISOString() } : {});
  return {
    oaId: account.oaId,
    ...(account.name ? { name: account.name } : {}),
    state: isBroken ? "broken" : problems.length > 0 ? "warning" : "ok",
    problems: problems.map(({ since, ...problem }) => ({ ...problem, ...(since ? { since } : {}) })),
    connection: tokens?.state ?? "missing",
    ...at("renewedAt", tokens?.issuedAt),
    ...at("expiresAt", tokens?.expiresAt),
    ...at("lastEventAt", account.lastEventAt),
    ...at("lastSentAt", account.lastSentAt),
    ...at("checkedAt", account.watchedAt),
    webhookWorks: account.verifiedAt !== undefined,
    groups: capabilities.groups ?? "unknown",
    ...(capabilities.freeGroupPlaces === undefined ? {} : { freeGroupPlaces: capabilities.freeGroupPlaces }),
  };
}
