import type { Database } from "../../db/connection.ts";
import type { Vault } from "../../db/vault.ts";
import type { Queue } from "../../jobs/queue.ts";
import type { Outbox } from "../../services/outbox/outbox.ts";
import type { PhotoFiles } from "../../services/photos/photo-files.ts";
import type { ZaloDesk } from "../../zalo/desk.ts";
import type { GraphClient } from "../../zalo/graph-client.ts";

/** What the routes of the API work with. */
export interface ApiDeps {
  db: Database;
  vault: Vault;
  graph: GraphClient;
  outbox: Outbox;
  photoFiles: PhotoFiles;
  /** The Zalo app whose ids the Mini App's people have. */
  appId: string;
  /** Where the Mini App is served as a page, e.g. "https://xa.example.vn/app/". */
  miniAppUrl: string;
  /** Address others use to reach us, e.g. "https://xa.example.vn". */
  publicUrl: string;
  zaloDesk: ZaloDesk;
  /** Makes the worker run a job soon. */
  wake: Queue["wake"];
  now: () => Date;
}
