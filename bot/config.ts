import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseEnv } from "node:util";
import { z } from "zod";
import { loadOrMakeSecretsKey, parseSecretsKey } from "./secrets-key.ts";

/** Wrong settings. The message lists every problem, one a line, and is all the operator needs to read. */
export class ConfigError extends Error {
  override name = "ConfigError";
}

export type Config = {
  port: number;
  host: string;
  role: "all" | "web" | "worker";
  /** Without a trailing slash. */
  publicUrl: string;
  /** Undefined: the embedded server. */
  databaseUrl: string | undefined;
  /** Undefined: the queues live in PostgreSQL. */
  redisUrl: string | undefined;
  /** Absolute. */
  dataDir: string;
  secretsKey: Buffer;
  zalo: ZaloConfig;
  logLevel: string;
};

export type ZaloConfig =
  | { mode: "sandbox" }
  | { mode: "real"; appId: string; appSecret: string; firstOa: FirstOa | undefined; addresses: ZaloAddresses };

/** The OA to connect at the first start; later the pair stored in the database is newer. */
export type FirstOa = { id: string; secretKey: string; accessToken: string; refreshToken: string };

/** Base addresses, without a trailing slash. */
export type ZaloAddresses = { openapi: string; oauth: string; graph: string; business: string };

const httpUrl = z
  .url({ protocol: /^https?$/, error: "phải là địa chỉ http:// hoặc https://" })
  .transform((url) => url.replace(/\/+$/, ""));

const settings = z.object({
  PORT: z.coerce
    .number({ error: "phải là số từ 1 đến 65535" })
    .int("phải là số nguyên")
    .min(1, "phải là số từ 1 đến 65535")
    .max(65535, "phải là số từ 1 đến 65535")
    .default(3000),
  HOST: z.string().default("127.0.0.1"),
  ROLE: z.enum(["all", "web", "worker"], { error: "phải là all, web hoặc worker" }).default("all"),
  PUBLIC_URL: httpUrl.optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: "phải là địa chỉ postgresql://" }).optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: "phải là địa chỉ redis:// hoặc rediss://" }).optional(),
  DATA_DIR: z.string().default(".data"),
  SECRETS_KEY: z.string().optional(),
  ZALO_APP_ID: z.string().regex(/^\d+$/, "chỉ gồm chữ số").optional(),
  ZALO_APP_SECRET: z.string().optional(),
  ZALO_OA_ID: z.string().regex(/^\d+$/, "chỉ gồm chữ số").optional(),
  ZALO_OA_SECRET_KEY: z.string().optional(),
  ZALO_OA_ACCESS_TOKEN: z.string().optional(),
  ZALO_OA_REFRESH_TOKEN: z.string().optional(),
  // Zalo's own addresses as its public documentation gives them, read 2026-11.
  ZALO_OPENAPI_URL: httpUrl.default("https://openapi.zalo.me"),
  ZALO_OAUTH_URL: httpUrl.default("https://oauth.zaloapp.com"),
  ZALO_GRAPH_URL: httpUrl.default("https://graph.zalo.me"),
  ZALO_BUSINESS_URL: httpUrl.default("https://business.openapi.zalo.me"),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
      error: "phải là fatal, error, warn, info, debug, trace hoặc silent",
    })
    .default("info"),
});

type Settings = Partial<z.infer<typeof settings>>;

/** Every setting there is; .env.example shows the same ones. */
export const settingNames: readonly string[] = Object.keys(settings.shape);

/** The process environment, completed from `.env` in the working folder; what is already set wins over the file. */
export function loadEnvironment(): NodeJS.ProcessEnv {
  if (!existsSync(".env")) return process.env;
  // Windows' editor begins files with a byte order mark, which `process.loadEnvFile` takes for part of the first name.
  const written = parseEnv(readFileSync(".env", "utf8").replace(/^\uFEFF/, ""));
  for (const [name, value] of Object.entries(written)) process.env[name] ??= value;
  return process.env;
}

/**
 * Settings to Config. An empty value counts as not set. In sandbox mode a missing SECRETS_KEY is made and kept in
 * DATA_DIR. Throws ConfigError with every problem at once; values are not repeated in it, because they may be secrets.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    settingNames.flatMap((name) => {
      const value = env[name]?.trim();
      return value ? [[name, value]] : [];
    }),
  );
  const parsed = settings.safeParse(given);
  const problems = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
  problems.push(...findMissing(given));
  if (problems.length > 0 || !parsed.success) {
    throw new ConfigError(
      `Cần sửa các thiết lập sau (biến môi trường hoặc tệp .env):\n${problems.map((p) => `  - ${p}`).join("\n")}`,
    );
  }
  return toConfig(parsed.data);
}

/** What belongs together and is only half there. */
function findMissing(given: Settings): string[] {
  const problems: string[] = [];
  const isReal = given.ZALO_APP_ID !== undefined || given.ZALO_APP_SECRET !== undefined;
  const oaNames = ["ZALO_OA_ID", "ZALO_OA_SECRET_KEY", "ZALO_OA_ACCESS_TOKEN", "ZALO_OA_REFRESH_TOKEN"] as const;
  const hasOa = oaNames.some((name) => given[name] !== undefined);
  if (isReal || hasOa) {
    const because = hasOa ? "cần có khi đã đặt ZALO_OA_…" : "ZALO_APP_ID và ZALO_APP_SECRET đi cùng nhau";
    for (const name of ["ZALO_APP_ID", "ZALO_APP_SECRET"] as const) {
      if (given[name] === undefined) problems.push(`${name} còn thiếu (${because})`);
    }
  }
  if (hasOa) {
    for (const name of oaNames) {
      if (given[name] === undefined) problems.push(`${name} còn thiếu (bốn thiết lập ZALO_OA_… đi cùng nhau)`);
    }
  }
  if (given.SECRETS_KEY !== undefined) {
    if (!parseSecretsKey(given.SECRETS_KEY))
      problems.push("SECRETS_KEY phải là 32 byte dạng base64 (tạo bằng: openssl rand -base64 32)");
  } else if (isReal || hasOa) {
    problems.push("SECRETS_KEY còn thiếu (bắt buộc khi dùng ứng dụng Zalo thật; tạo bằng: openssl rand -base64 32)");
  }
  return problems;
}

function toConfig(given: z.infer<typeof settings>): Config {
  const dataDir = resolve(given.DATA_DIR);
  return {
    port: given.PORT,
    host: given.HOST,
    role: given.ROLE,
    publicUrl: given.PUBLIC_URL ?? `http://${given.HOST.includes(":") ? `[${given.HOST}]` : given.HOST}:${given.PORT}`,
    databaseUrl: given.DATABASE_URL,
    redisUrl: given.REDIS_URL,
    dataDir,
    secretsKey: readSecretsKey(given.SECRETS_KEY, dataDir),
    zalo: toZaloConfig(given),
    logLevel: given.LOG_LEVEL,
  };
}

function readSecretsKey(given: string | undefined, dataDir: string): Buffer {
  if (given !== undefined) return Buffer.from(given, "base64");
  try {
    return loadOrMakeSecretsKey(dataDir);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ConfigError(`Không lưu được khóa bí mật vào DATA_DIR: ${reason}`, { cause });
  }
}

function toZaloConfig(given: z.infer<typeof settings>): ZaloConfig {
  if (given.ZALO_APP_ID === undefined || given.ZALO_APP_SECRET === undefined) return { mode: "sandbox" };
  return {
    mode: "real",
    appId: given.ZALO_APP_ID,
    appSecret: given.ZALO_APP_SECRET,
    firstOa: toFirstOa(given),
    addresses: {
      openapi: given.ZALO_OPENAPI_URL,
      oauth: given.ZALO_OAUTH_URL,
      graph: given.ZALO_GRAPH_URL,
      business: given.ZALO_BUSINESS_URL,
    },
  };
}

function toFirstOa(given: Settings): FirstOa | undefined {
  const { ZALO_OA_ID: id, ZALO_OA_SECRET_KEY: secretKey } = given;
  const { ZALO_OA_ACCESS_TOKEN: accessToken, ZALO_OA_REFRESH_TOKEN: refreshToken } = given;
  return id && secretKey && accessToken && refreshToken ? { id, secretKey, accessToken, refreshToken } : undefined;
}
