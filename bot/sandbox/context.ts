import type { CallLog } from "./call-log.ts";
import type { FaultBook } from "./fault-book.ts";
import type { GrantBook } from "./grant-book.ts";
import type { MediaStore } from "./media-store.ts";
import type { PageFeed } from "./page-feed.ts";
import type { PersonSessions } from "./person-sessions.ts";
import type { WebhookCourier } from "./webhooks/courier.ts";
import type { SandboxClock } from "./world/clock.ts";
import type { RateLimiter } from "./world/limits.ts";
import type { World } from "./world/world.ts";

/** What every part of the sandbox is given. */
export interface Context {
  world: World;
  clock: SandboxClock;
  feed: PageFeed;
  courier: WebhookCourier;
  faults: FaultBook;
  log: CallLog;
  media: MediaStore;
  sessions: PersonSessions;
  grants: GrantBook;
  limiter: RateLimiter;
  store: Store;
  /** Where others reach us, without a slash at the end. */
  publicUrl: string;
}

/** What remembers the world across restarts. */
export interface Store {
  /** Something changed: write it soon. */
  markDirty(): void;
  /** Returns when the OA's token pair is on disk. */
  saveTokens(oaId: string): void;
}
