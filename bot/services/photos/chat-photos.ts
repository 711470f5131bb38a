import type { Transaction } from "../../db/connection.ts";
import { reportPhotos } from "../../db/schema/index.ts";
import type { Vault } from "../../db/vault.ts";
import { countPhotos, loosePhotos, MOST_PHOTOS } from "./photos.ts";

interface ChatPhotos {
  communeId: number;
  personId: number;
  /** Absent while the person has not said what was done. */
  reportId: number | undefined;
  /** The channel's addresses; they run out within days. */
  urls: readonly string[];
  eventId: number;
  now: Date;
}

/** Notes pictures to be fetched; nobody waits for them. `over` were more than a report takes. */
export async function keepChatPhotos(
  tx: Transaction,
  vault: Vault,
  { communeId, personId, reportId, urls, eventId, now }: ChatPhotos,
): Promise<{ kept: number; over: number }> {
  const known =
    reportId === undefined ? (await loosePhotos(tx, { personId, now })).length : await countPhotos(tx, reportId);
  const wanted = urls.slice(0, Math.max(0, MOST_PHOTOS - known));
  if (wanted.length > 0) {
    await tx
      .insert(reportPhotos)
      .values(
        wanted.map((url, index) => ({
          communeId,
          reportId: reportId ?? null,
          byPersonId: personId,
          channel: "chat" as const,
          state: "waiting" as const,
          sourceSealed: vault.seal(url),
          idempotencyKey: `chat_${eventId}_${index}`,
          createdAt: now,
        })),
      )
      .onConflictDoNothing({ target: [reportPhotos.communeId, reportPhotos.idempotencyKey] });
  }
  return { kept: wanted.length, over: urls.length - wanted.length };
}
