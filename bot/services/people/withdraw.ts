import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { unitRoles } from "../../db/schema/index.ts";
import { audit } from "../audit.ts";
import { withdrawConsent } from "../consent/consents.ts";
import { closeSessionsOf } from "../logins/sessions.ts";
import { leaveTeams } from "../teams/membership.ts";

/** Without consent nobody is a member or an officer: both end, the proofs stay marked as withdrawn. */
export async function withdrawFromWork(
  tx: Transaction,
  { communeId, personId, now }: { communeId: number; personId: number; now: Date },
): Promise<void> {
  await withdrawConsent(tx, { personId, purpose: "reporting", now });
  await withdrawConsent(tx, { personId, purpose: "announcements", now });
  await leaveTeams(tx, { personId, now });
  await tx
    .update(unitRoles)
    .set({ until: now })
    .where(and(eq(unitRoles.personId, personId), isNull(unitRoles.until)));
  await closeSessionsOf(tx, { personId, now });
  await audit(tx, {
    communeId,
    byPersonId: personId,
    action: "consent.withdrawn",
    subject: `person:${personId}`,
    now,
  });
}
