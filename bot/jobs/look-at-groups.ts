import { withScope } from "../db/connection.ts";
import { deliverAfterRefusal } from "../services/announcements/after-refusal.ts";
import { readCommune } from "../services/communes.ts";
import { doubtfulGroups, type KnownGroup, noteLook } from "../services/official-accounts/groups.ts";
import { remindAfterRefusal } from "../services/reminders/remind-after-refusal.ts";
import type { Group } from "../zalo/groups-client.ts";
import { groupDisabled, notInGroup, ZaloApiError } from "../zalo/zalo-error.ts";
import type { GroupDeps } from "./make-group.ts";

/** One call each; the others are looked at in two minutes. */
const mostARun = 100;

/**
 * Asks Zalo about groups that refused a message, before anybody believes that they are gone: one refusal may be a slip. What it refused
 * of the day's announcements and reminders is sent another way, reminders once more when the group is well. Returns how many were looked at.
 */
export async function lookAtDoubtfulGroups(deps: GroupDeps): Promise<number> {
  let looked = 0;
  for (const group of await withScope(deps.db, "all", (tx) => doubtfulGroups(tx, mostARun))) {
    try {
      await lookAtGroup(deps, group);
      looked += 1;
    } catch (error) {
      deps.logger.warn({ err: error, group: group.id }, "a group could not be looked at");
    }
  }
  return looked;
}

/** Throws when Zalo cannot be asked now. */
export async function lookAtGroup(
  { db, tokens, zalo, commandDeps: { outbox }, now: clock }: GroupDeps,
  group: KnownGroup,
): Promise<void> {
  const { communeId, oaId, groupId } = group;
  const token = await tokens.accessToken(oaId);
  const found = await zalo.groups.info(token, groupId).then(stateOf, stateFromRefusal);
  const now = clock();
  await withScope(db, { communes: [communeId] }, async (tx) => {
    await noteLook(tx, { id: group.id, state: found, now });
    const commune = await readCommune(tx, communeId);
    if (found === "gone" || found === "expired") await deliverAfterRefusal(tx, { communeId, group, now });
    await remindAfterRefusal(tx, outbox, { commune, group, isWell: found === "active", now });
  });
}

type Found = "active" | "expired" | "gone" | undefined;

function stateOf({ status }: Group): Found {
  return status === "disabled" ? "expired" : "active";
}

/** Undefined: the OA may not ask, so nothing is known of the group. */
function stateFromRefusal(error: unknown): Found {
  if (!(error instanceof ZaloApiError)) throw error;
  if (error.code === notInGroup) return "gone";
  return error.code === groupDisabled ? "expired" : undefined;
}
