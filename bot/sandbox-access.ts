import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type Config, ConfigError } from "./config.ts";
import type { ZaloAccess } from "./deps.ts";
import type { Sandbox } from "./sandbox/index.ts";

const Shared = z.object({
  appId: z.string(),
  appSecret: z.string(),
  addresses: z.object({ openapi: z.string(), oauth: z.string(), graph: z.string(), business: z.string() }),
});

/** Where this process itself is reached from this machine, whatever name others use. */
export function localUrl({ host, port }: Config): string {
  const reachable = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  return `http://${reachable.includes(":") ? `[${reachable}]` : reachable}:${port}`;
}

/** The sandbox as a Zalo app; kept in DATA_DIR for worker processes, which have no sandbox of their own. */
export function offerSandbox(sandbox: Sandbox, config: Config): ZaloAccess {
  const { appId, appSecret, oaId, oaSecretKey, accessToken, refreshToken } = sandbox.credentials;
  const { openapiUrl, oauthUrl, graphUrl, businessUrl } = sandbox.urls(localUrl(config));
  const addresses = { openapi: openapiUrl, oauth: oauthUrl, graph: graphUrl, business: businessUrl };
  const file = fileIn(config);
  mkdirSync(join(config.dataDir, "sandbox"), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify({ appId, appSecret, addresses }), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return { appId, appSecret, addresses, firstOa: { id: oaId, secretKey: oaSecretKey, accessToken, refreshToken } };
}

/** The sandbox of the web process that shares this DATA_DIR. Throws ConfigError when none ever ran. */
export function joinSandbox(config: Config): ZaloAccess {
  try {
    return { ...Shared.parse(JSON.parse(readFileSync(fileIn(config), "utf8"))), firstOa: undefined };
  } catch (cause) {
    throw new ConfigError(
      "Chế độ tập thử với ROLE=worker cần một tiến trình ROLE=web hoặc ROLE=all chạy trước với cùng DATA_DIR.",
      { cause },
    );
  }
}

function fileIn({ dataDir }: Config): string {
  return join(dataDir, "sandbox", "access.json");
}
