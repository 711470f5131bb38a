import { existsSync } from "node:fs";
import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { delimiter, join } from "node:path";
import { type Browser, type BrowserContext, chromium } from "playwright-core";

const SYSTEM_BROWSERS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const PACKAGE_VERSION = "147";

/** Everything but our own server is unreachable, so that a page which needs the internet fails loudly. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
];

/** `CHROMIUM_PATH`, a browser of the system, or the one that comes as a package: a machine without any can test too. */
export async function openBrowser(): Promise<Browser> {
  const installed = process.env.CHROMIUM_PATH ?? systemBrowser();
  return installed ? chromium.launch({ args: FLAGS, executablePath: installed }) : openPacked();
}

/** A phone as members have it: narrow, touched, Vietnamese. */
export function openPhone(browser: Browser, { width = 390, height = 844 } = {}): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
    locale: "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
  });
}

function systemBrowser(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.flatMap((folder) => SYSTEM_BROWSERS.map((name) => join(folder, name))).find(existsSync);
}

/** The packed libraries (NSS and its like) are for bare machines only: beside a system's own they could clash with it. */
async function openPacked(): Promise<Browser> {
  const home = join(tmpdir(), `to-so-chromium-${PACKAGE_VERSION}-${userInfo().uid}`);
  if (!existsSync(home)) await unpackInto(home);
  const env = { ...process.env, FONTCONFIG_FILE: join(home, "fonts.conf") } as Record<string, string>;
  const options = { args: FLAGS, executablePath: join(home, "chromium") };
  try {
    return await chromium.launch({ ...options, env });
  } catch (error) {
    if (!String(error).includes("shared libraries")) throw error;
    return chromium.launch({ ...options, env: { ...env, LD_LIBRARY_PATH: join(home, "al2023", "lib") } });
  }
}

/** One face everywhere, with all Vietnamese marks: a test of widths must not depend on the machine. */
const fontsIn = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}</dir>
  <cachedir>${folder}-cache</cachedir>
</fontconfig>
`;

/** Several test files may do this at the same moment: each unpacks for itself, the first to finish is kept. */
async function unpackInto(home: string): Promise<void> {
  const mine = await mkdtemp(`${home}-`);
  const before = process.env.TMPDIR;
  // The package unpacks into the temporary folder, and its libraries only where it takes itself to be on Lambda.
  process.env.TMPDIR = mine;
  process.env.AWS_EXECUTION_ENV ??= "AWS_Lambda_nodejs20.x";
  try {
    const { default: packed } = await import("@sparticuz/chromium");
    await packed.executablePath();
    await writeFile(join(mine, "fonts.conf"), fontsIn(join(home, "fonts", "fonts")));
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  await rename(mine, home).catch(() => rm(mine, { recursive: true, force: true }));
}
