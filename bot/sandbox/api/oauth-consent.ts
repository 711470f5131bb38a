import { type Endpoint, type OpenCall, PageAnswer } from "./endpoint.ts";

const REFUSED = "none";

interface Choice {
  id: string;
  label: string;
}

/** `GET /v4/oa/permission`: an admin picks the OA and allows the app. */
function oaConsent(call: OpenCall) {
  const choices = [...call.ctx.world.oas.values()]
    .filter((oa) => oa.appId === call.query.app_id)
    .slice(0, 50)
    .map((oa) => ({ id: oa.id, label: oa.name }));
  return consent(call, { title: "Chọn Official Account để cấp quyền", choices, idField: "oa_id" });
}

/** `GET /v4/permission`: a person logs in on a web page. */
function personConsent(call: OpenCall) {
  const choices = [...call.ctx.world.people.values()]
    .filter((person) => person.shown)
    .map((person) => ({ id: person.id, label: `${person.displayName} (${person.description})` }));
  return consent(call, { title: "Đăng nhập bằng Zalo", choices, idField: "user" });
}

interface ConsentPage {
  title: string;
  choices: Choice[];
  idField: "oa_id" | "user";
}

/** Shows the choice; the same address with `chosen=<id>` answers it, `chosen=none` refuses, and both go back to the app. */
function consent(call: OpenCall, page: ConsentPage): PageAnswer {
  const { app_id: appId = "", redirect_uri: redirectUri = "", code_challenge: challenge = "", state } = call.query;
  if (!call.ctx.world.apps.has(appId)) return problem("-14002: Invalid app id");
  if (!isCallback(redirectUri)) return problem("-14003: Invalid redirect uri");
  if (challenge === "") return problem("-14004: code_challenge is missing");
  const back = new URL(redirectUri);
  if (state !== undefined) back.searchParams.set("state", state);
  if (call.query.chosen === REFUSED) return new PageAnswer(302, "", back.href);
  const chosen = page.choices.find((choice) => choice.id === call.query.chosen);
  if (!chosen) return new PageAnswer(200, choicePage(call, page));
  const code = call.ctx.grants.issueCode({ appId, subjectId: chosen.id, challenge }, call.now);
  back.searchParams.set("code", code);
  if (page.idField === "oa_id") back.searchParams.set("oa_id", chosen.id);
  return new PageAnswer(302, "", back.href);
}

/** Zalo compares byte by byte with the saved callback, which has no query string. */
function isCallback(uri: string): boolean {
  return /^https?:\/\/[^\s/?#]+[^\s?#]*$/.test(uri);
}

function choicePage(call: OpenCall, page: ConsentPage): string {
  const link = (chosen: string, label: string) => {
    const query = new URLSearchParams({ ...(call.query as Record<string, string>), chosen });
    return `<a href="?${escapeHtml(query.toString())}">${escapeHtml(label)}</a>`;
  };
  const choices = page.choices.map(({ id, label }) => `<li>${link(id, `Cho phép: ${label}`)}</li>`);
  return document(page.title, `<ul>${choices.join("")}</ul><p>${link(REFUSED, "Không cho phép")}</p>`);
}

function problem(text: string): PageAnswer {
  return new PageAnswer(400, document("Không thể tiếp tục", `<p>${escapeHtml(text)}</p>`));
}

function document(title: string, body: string): string {
  return `<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><body style="font:1.25rem/1.6 system-ui;max-width:40rem;margin:2rem auto;padding:0 1rem">
<h1>${title}</h1>${body}</body></html>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

export const oauthConsentEndpoints: Endpoint[] = [
  { method: "GET", host: "oauth", path: "/v4/oa/permission", access: "open", handle: oaConsent },
  { method: "GET", host: "oauth", path: "/v4/permission", access: "open", handle: personConsent },
];
