import { randomUUID } from "node:crypto";
import type { CommandDeps } from "./commands/command.ts";
import { commands } from "./commands/index.ts";
import type { Config, FirstOa, ZaloAddresses } from "./config.ts";
import type { Database } from "./db/connection.ts";
import type { Vault } from "./db/vault.ts";
import { createCallCount } from "./jobs/count-calls.ts";
import type { HandlingDeps } from "./jobs/handle-events.ts";
import { createProfiles } from "./jobs/profiles.ts";
import type { Queue } from "./jobs/queue.ts";
import { createSender, type Sender } from "./jobs/sender.ts";
import { wakeConversations } from "./jobs/wake-conversations.ts";
import type { Logger } from "./logger.ts";
import type { Door } from "./routes/zalo-webhook.ts";
import { createInbox } from "./services/inbox/inbox.ts";
import { createOtpTalk } from "./services/inbox/otp-talk.ts";
import { createQuarantine } from "./services/inbox/quarantine.ts";
import { createEventNotes } from "./services/official-accounts/event-notes.ts";
import { createOaDirectory, type OaDirectory } from "./services/official-accounts/oa-directory.ts";
import { createTokenStore } from "./services/official-accounts/token-store.ts";
import type { Outbox } from "./services/outbox/outbox.ts";
import { createPhotoFiles, type PhotoFiles } from "./services/photos/photo-files.ts";
import { createZaloDesk, type ZaloDesk } from "./zalo/desk.ts";
import { createGraphClient, type GraphClient } from "./zalo/graph-client.ts";
import { createMediaClient, type MediaClient } from "./zalo/media-client.ts";
import { splitGroupMessage, splitMessage } from "./zalo/message.ts";
import { createOauthClient } from "./zalo/oauth-client.ts";
import { createTokenKeeper, type TokenKeeper } from "./zalo/tokens.ts";
import { createZaloClient, sendingOperations, type ZaloClient } from "./zalo/zalo-client.ts";

/** Twenty a second: nobody types so fast, and whoever replays a day's backlog stays below. */
const messagesAMinute = 1_200;
/** Zalo answers within a second or two; a message's lease (claim.ts) counts on this limit. */
const zaloTimeoutMs = 15_000;
/** A picture of a good phone as Zalo passes it on; and the time it takes on a slow line. */
const mediaLimits = { mostBytes: 12 * 1024 * 1024, timeoutMs: 30_000 };

/** What start.ts opens. */
export type House = {
  config: Config;
  db: Database;
  /** One connection of its own: the door waits for nobody, and nobody for the door. */
  doorDb: Database;
  /** Two connections of its own: a refresh of tokens holds its row while Zalo is asked. */
  tokenDb: Database;
  vault: Vault;
  queue: Queue;
  logger: Logger;
  now: () => Date;
};

/** The Zalo app and where Zalo is: the settings, or the sandbox's. */
export type ZaloAccess = {
  appId: string;
  appSecret: string;
  addresses: ZaloAddresses;
  firstOa: FirstOa | undefined;
};

/** What entrances hand on to services. Made once, in start.ts. */
export type Deps = House & {
  zaloAccess: ZaloAccess;
  zalo: ZaloClient;
  graph: GraphClient;
  media: MediaClient;
  photoFiles: PhotoFiles;
  tokens: TokenKeeper;
  zaloDesk: ZaloDesk;
  directory: OaDirectory;
  door: Door;
  commandDeps: CommandDeps;
  handling: HandlingDeps;
  sender: Sender;
  /** Names this process and start in what it claims. */
  owner: string;
  /** Waits for calls to Zalo under way; after the queue was closed, before the database is. */
  close(): Promise<void>;
};

/** Puts the parts together. Connects to nothing yet. */
export function wireDeps(house: House, zaloAccess: ZaloAccess): Deps {
  const { db, vault, queue, logger, now } = house;
  const { appId, appSecret, addresses } = zaloAccess;
  const calls = createCallCount({ db, appId, logger, now });
  const zalo = createZaloClient({
    openapiUrl: addresses.openapi,
    timeoutMs: zaloTimeoutMs,
    // The sender asks for its own beforehand.
    onCall: (operation) => sendingOperations.has(operation) || calls.note(),
  });
  const graph = createGraphClient({ graphUrl: addresses.graph, appSecret, timeoutMs: zaloTimeoutMs });
  const media = createMediaClient({ origins: [addresses.openapi, house.config.publicUrl], ...mediaLimits });
  const oauth = createOauthClient({ oauthUrl: addresses.oauth, appId, appSecret, timeoutMs: zaloTimeoutMs });
  const tokens = createTokenKeeper({ store: createTokenStore(house.tokenDb, vault), oauth, now });
  const outbox: Outbox = {
    vault,
    split: (kind, message) => (kind === "group" ? splitGroupMessage(message) : splitMessage(message)),
    now,
  };
  const commandDeps: CommandDeps = { vault, outbox, miniAppUrl: `${house.config.publicUrl}/app/` };
  const profiles = createProfiles(async (oaId, userId) => {
    const detail = await zalo.getUserDetail(await tokens.accessToken(oaId), userId);
    return { name: detail.displayName, phone: detail.phone };
  }, now);
  const owner = randomUUID();
  const sender = createSender({ db, vault, client: zalo, tokens, logger, now, owner, onRepeat: calls.note });
  const directory = createOaDirectory({ db, vault, logger, now });
  return {
    ...house,
    zaloAccess,
    zalo,
    graph,
    media,
    photoFiles: createPhotoFiles(house.config.dataDir, vault),
    tokens,
    zaloDesk: createZaloDesk({ tokens, oauth, client: zalo }),
    directory,
    door: {
      directory,
      inbox: createInbox(house.doorDb, wakeConversations(queue)),
      quarantine: createQuarantine(db, now),
      noteEvent: createEventNotes(db, directory, now),
      otpTalk: createOtpTalk(),
      appSecret,
      now,
      logger,
    },
    commandDeps,
    handling: { db, commandDeps, commands, profiles, logger, now, messagesAMinute },
    sender,
    owner,
    async close() {
      await sender.close();
      await calls.settled();
      zalo.close();
      graph.close();
      oauth.close();
    },
  };
}
