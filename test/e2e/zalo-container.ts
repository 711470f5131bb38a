import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import type { MiniAppServer } from "./mini-app-server.ts";

const APP_ID = "1234567890123456789";
const HOME = `https://h5.zdn.vn/zapps/${APP_ID}`;
const AGENT = "Mozilla/5.0 (Linux; Android 12; SM-A125F) AppleWebKit/537.36 Chrome/110.0 Mobile Safari/537.36";

/** What the phone's own side does when the app asks who the person is. */
export type NativeSide = "answers" | "refuses" | "stays silent";

/**
 * The app as Zalo shows it: on Zalo's host, in a page made of the lists in `app-config.json` (`index.html` does not exist
 * there), with the real zmp-sdk talking to a stand-in of the native side. It proves our code, not Zalo.
 */
export async function openInsideZalo(
  browser: Browser,
  {
    server,
    folder,
    native,
    token,
    path = "/",
  }: {
    server: MiniAppServer;
    folder: string;
    native: NativeSide;
    token: string;
    path?: string;
  },
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    locale: "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
    userAgent: `${AGENT} Zalo android/24110`,
  });
  context.setDefaultTimeout(8_000);
  await context.addInitScript(nativeSide(native));
  const container = await containerPage(folder);
  await context.route("https://h5.zdn.vn/**", async (route) => {
    const { pathname, search } = new URL(route.request().url());
    if (pathname.startsWith("/api/")) {
      return route.fulfill({ response: await route.fetch({ url: `${server.url}${pathname}${search}` }) });
    }
    const asset = /\/assets\/([\w.-]+)$/.exec(pathname)?.[1];
    if (asset) return route.fulfill({ path: join(folder, "assets", asset) });
    return route.fulfill({ contentType: "text/html; charset=utf-8", body: container });
  });
  await context.route("https://oauth.zaloapp.com/**", (route) =>
    route.fulfill({
      headers: { "access-control-allow-origin": "*" },
      json: { access_token: token, expires_in: "3600" },
    }),
  );
  await context.route("https://h5.zalo.me/**", (route) =>
    route.fulfill({ headers: { "access-control-allow-origin": "*" }, json: { err: 0, data: {} } }),
  );
  const page = await context.newPage();
  await page.goto(`${HOME}${path}`);
  return page;
}

async function containerPage(folder: string): Promise<string> {
  const { listCSS, listSyncJS } = JSON.parse(await readFile(join(folder, "app-config.json"), "utf8")) as {
    listCSS: string[];
    listSyncJS: string[];
  };
  const styles = listCSS.map((file) => `<link rel="stylesheet" href="${HOME}/${file}">`);
  const scripts = listSyncJS.map((file) => `<script type="module" src="${HOME}/${file}"></script>`);
  return `<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">${styles.join("")}</head><body><div id="app"></div>${scripts.join("")}</body></html>`;
}

function nativeSide(native: NativeSide): string {
  const cookies = [
    { name: "h5.zdn.vn_zlink3rd", value: "js-token" },
    { name: "h5.zdn.vn_zoauth", value: "oauth-code" },
  ];
  const login =
    native === "refuses"
      ? { error_code: -201, error_message: "User denied", data: {}, action: "action.jump.login" }
      : {
          error_code: 0,
          error_message: "Successful.",
          data: {
            cookiesOAuthLogins: cookies,
            miniProgramConfig: { jwt: "jwt", userId: "1", canUseAccessTokenByDefault: true, srcOpen: "" },
          },
          action: "action.jump.login",
        };
  return `
    window.APP_ID = window.zAppID = ${JSON.stringify(APP_ID)};
    window.ZJSBridge = {};
    window.nativeCalls = [];
    window.ZaloJavaScriptInterface = {
      jsCall(jsToken, action, accessToken, options, callback) {
        window.nativeCalls.push(action);
        if (${JSON.stringify(native)} === "stays silent") return;
        const answer = action === "action.jump.login"
          ? ${JSON.stringify(login)}
          : { error_code: 0, error_message: "Successful.", data: {}, action };
        setTimeout(() => (0, eval)(callback)(JSON.stringify(answer)), 30);
      },
      processActionMPDS: () => "{}",
      getStatusBarHeight: () => 24,
      jsH5EventCallback() {},
    };`;
}
