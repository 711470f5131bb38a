import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ConfigError, readConfig, settingNames } from "../../bot/config.ts";
import { projectRoot } from "../../bot/project-root.ts";

let dataDir: string;
const key = Buffer.alloc(32, 1).toString("base64");
const realZalo = { ZALO_APP_ID: "123456789", ZALO_APP_SECRET: "app-secret", SECRETS_KEY: key };

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "to-so-config-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

function problemsOf(env: Record<string, string>): string {
  try {
    readConfig({ DATA_DIR: dataDir, ...env });
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message;
  }
  throw new Error("the settings were accepted");
}

describe("readConfig", () => {
  it("needs nothing: sandbox mode, embedded database, one process for all", () => {
    const config = readConfig({ DATA_DIR: dataDir });
    expect(config).toMatchObject({
      port: 3000,
      host: "127.0.0.1",
      role: "all",
      publicUrl: "http://127.0.0.1:3000",
      databaseUrl: undefined,
      redisUrl: undefined,
      zalo: { mode: "sandbox" },
      logLevel: "info",
    });
    expect(config.secretsKey).toHaveLength(32);
  });

  it("takes an empty value for one that is not set", () => {
    expect(readConfig({ DATA_DIR: dataDir, PORT: "", ROLE: " ", ZALO_APP_ID: "" })).toMatchObject({
      port: 3000,
      role: "all",
      zalo: { mode: "sandbox" },
    });
  });

  it("derives the public address from host and port, and drops a trailing slash of a given one", () => {
    expect(readConfig({ DATA_DIR: dataDir, HOST: "::1", PORT: "8080" }).publicUrl).toBe("http://[::1]:8080");
    expect(readConfig({ DATA_DIR: dataDir, PUBLIC_URL: "https://toso.example.vn/" }).publicUrl).toBe(
      "https://toso.example.vn",
    );
  });

  it("keeps the made key readable for its owner only and finds it again", () => {
    const made = readConfig({ DATA_DIR: dataDir }).secretsKey;
    expect(readConfig({ DATA_DIR: dataDir }).secretsKey).toEqual(made);
    expect(statSync(join(dataDir, "secrets.key")).mode & 0o777).toBe(0o600);
  });

  it("refuses a damaged key file instead of making another key, which would lose everything sealed", () => {
    writeFileSync(join(dataDir, "secrets.key"), "damaged");
    chmodSync(join(dataDir, "secrets.key"), 0o600);
    expect(problemsOf({})).toMatch(/secrets\.key.*bị hỏng/);
  });

  it("is the real thing with a Zalo app, at Zalo's own addresses unless others are given", () => {
    expect(readConfig({ DATA_DIR: dataDir, ...realZalo, ZALO_OAUTH_URL: "http://127.0.0.1:9/oauth/" })).toMatchObject({
      secretsKey: Buffer.alloc(32, 1),
      zalo: {
        mode: "real",
        appId: "123456789",
        firstOa: undefined,
        addresses: { openapi: "https://openapi.zalo.me", oauth: "http://127.0.0.1:9/oauth" },
      },
    });
    const oa = { ZALO_OA_ID: "77", ZALO_OA_SECRET_KEY: "s", ZALO_OA_ACCESS_TOKEN: "a", ZALO_OA_REFRESH_TOKEN: "r" };
    expect(readConfig({ DATA_DIR: dataDir, ...realZalo, ...oa }).zalo).toMatchObject({
      firstOa: { id: "77", secretKey: "s", accessToken: "a", refreshToken: "r" },
    });
  });

  it("lists every problem at once and repeats no value", () => {
    const message = problemsOf({
      PORT: "70000",
      ROLE: "boss",
      PUBLIC_URL: "toso",
      DATABASE_URL: "mysql://u:s3cret@h/d",
      REDIS_URL: "s3cret",
      LOG_LEVEL: "loud",
      ZALO_APP_ID: "12",
      ZALO_OA_ID: "x",
      SECRETS_KEY: "s3cret",
    });
    for (const name of [
      "PORT",
      "ROLE",
      "PUBLIC_URL",
      "DATABASE_URL",
      "REDIS_URL",
      "LOG_LEVEL",
      "ZALO_APP_SECRET",
      "ZALO_OA_ID",
      "ZALO_OA_SECRET_KEY",
      "ZALO_OA_ACCESS_TOKEN",
      "ZALO_OA_REFRESH_TOKEN",
      "SECRETS_KEY",
    ]) {
      expect(message).toMatch(new RegExp(`^  - ${name} `, "m"));
    }
    expect(message).not.toContain("s3cret");
  });

  it.each([
    ["a real app without a key", { ZALO_APP_ID: "1", ZALO_APP_SECRET: "s" }, "SECRETS_KEY"],
    ["a key that is too short", { SECRETS_KEY: Buffer.alloc(31).toString("base64") }, "SECRETS_KEY"],
    ["a secret without its app", { ZALO_APP_SECRET: "s", SECRETS_KEY: key }, "ZALO_APP_ID"],
    ["an OA without an app", { ZALO_OA_ID: "7", SECRETS_KEY: key }, "ZALO_APP_ID"],
    ["an OA without a key", { ZALO_OA_ID: "7" }, "SECRETS_KEY"],
    ["a port that is no number", { PORT: "3000a" }, "PORT"],
    ["a port of 0", { PORT: "0" }, "PORT"],
  ])("refuses %s", (_case, env, name) => {
    expect(problemsOf(env)).toContain(`- ${name} `);
  });
});

it.runIf(existsSync("/proc/self")).each(["/proc/no-folder", "/proc/no-folder/below"])(
  "refuses %s as DATA_DIR, where nothing can be made, instead of trying for ever",
  (folder) => {
    expect(problemsOf({ DATA_DIR: folder })).toContain("DATA_DIR");
  },
);

it("refuses a DATA_DIR below a file", () => {
  writeFileSync(join(dataDir, "file"), "");
  expect(problemsOf({ DATA_DIR: join(dataDir, "file", "data") })).toMatch(/ENOTDIR/);
});

it("has every setting in .env.example, and no other", () => {
  const shown = Object.keys(parseEnv(readFileSync(join(projectRoot, ".env.example"), "utf8")));
  expect(shown.sort()).toEqual([...settingNames].sort());
});

it("accepts .env.example as it is", () => {
  const shown = parseEnv(readFileSync(join(projectRoot, ".env.example"), "utf8")) as Record<string, string>;
  expect(readConfig({ ...shown, DATA_DIR: dataDir }).zalo).toEqual({ mode: "sandbox" });
});

it("stops the start with one message and exit code 1, without a stack", () => {
  const { status, stderr, stdout } = spawnSync(process.execPath, [join(projectRoot, "dist/bot/main.js")], {
    cwd: dataDir,
    env: { PATH: process.env.PATH, PORT: "no", ROLE: "boss" },
    encoding: "utf8",
  });
  expect(status).toBe(1);
  expect(stdout).toBe("");
  expect(stderr).toMatch(/- PORT .*\n {2}- ROLE /);
  expect(stderr).not.toMatch(/\n\s+at /);
});

it("reads a .env with a byte order mark and Windows' line ends, from its first line on", () => {
  writeFileSync(join(dataDir, ".env"), "\uFEFFPORT=no\r\nROLE=boss\r\n");
  const { status, stderr } = spawnSync(process.execPath, [join(projectRoot, "dist/bot/main.js")], {
    cwd: dataDir,
    env: { PATH: process.env.PATH },
    encoding: "utf8",
  });
  expect(status).toBe(1);
  expect(stderr).toMatch(/- PORT .*\n {2}- ROLE /);
});
