import type { AppRecord, OaRecord } from "../world/records.ts";
import { ACCESS_TOKEN_LIFE_MS, findOaOfRefreshToken, rotateTokens, undoRotation } from "../world/tokens.ts";
import { oaView } from "../world/views.ts";
import type { Endpoint, OpenCall } from "./endpoint.ts";

/** One hour, zalo-openapi.md §6.1. */
const PERSON_TOKEN_SECONDS = 3600;

const DOCS = "https://developers.zalo.me/docs/official-account/bat-dau/xac-thuc-va-uy-quyen-cho-ung-dung-new";

/** Failures are HTTP 200 without a token; some of them without a numeric `error` (zalo-openapi.md §2.2). */
function failure(code: number | undefined, name: string, reason: string) {
  if (code === undefined) return { error_name: name, error_reason: reason, error_description: reason };
  return { error: code, error_name: name, error_reason: reason, ref_doc: DOCS };
}

interface TokenRequest {
  app: AppRecord;
  form: URLSearchParams;
}

/** The app by id and secret, or Zalo's answer to a wrong one. */
function authenticate(call: OpenCall): TokenRequest | ReturnType<typeof failure> {
  const form = new URLSearchParams(call.rawBody);
  const app = call.ctx.world.apps.get(form.get("app_id") ?? "");
  if (!app) return failure(-14002, "Invalid app id", "App id is invalid or the application is not active");
  if (call.headers.secret_key !== app.secret) {
    return failure(undefined, "Invalid secret key", "The secret key does not belong to the application");
  }
  return { app, form };
}

/** `POST /v4/oa/access_token`. */
function oaToken(call: OpenCall) {
  const request = authenticate(call);
  if (!("app" in request)) return request;
  const { app, form } = request;
  if (form.get("grant_type") === "authorization_code") return exchangeOaCode(call, app, form);
  if (form.get("grant_type") !== "refresh_token") return failure(-14012, "Invalid grant type", "grant_type is unknown");
  const spent = form.get("refresh_token") ?? "";
  const oa = findOaOfRefreshToken(call.ctx.world, app.id, spent);
  if (!oa?.isGranted || oa.tokens.refreshExpiresAt <= call.now) {
    return failure(-14014, "Invalid refresh token", "Refresh token is expired, used or does not exist");
  }
  return renew(call, oa, spent);
}

function exchangeOaCode(call: OpenCall, app: AppRecord, form: URLSearchParams) {
  const grant = call.ctx.grants.spendCode(form.get("code") ?? "", app.id, form.get("code_verifier") ?? "", call.now);
  const oa = grant && call.ctx.world.oas.get(grant.subjectId);
  if (!oa)
    return failure(-14024, "Invalid authorization code", "Code is expired, used, or code_verifier does not match");
  oa.isGranted = true;
  return renew(call, oa);
}

/** The new pair is on disk before anybody learns it; otherwise a crash would leave the product with a dead one. */
function renew(call: OpenCall, oa: OaRecord, spent?: string) {
  const { ctx, now } = call;
  const old = oa.tokens;
  const pair = rotateTokens(ctx.world, oa, now, spent);
  try {
    ctx.store.saveTokens(oa.id);
  } catch (error) {
    undoRotation(ctx.world, oa, old);
    throw error;
  }
  ctx.feed.publish(() => ({ type: "oa", oa: oaView(oa, ctx.limiter, now) }));
  return {
    access_token: pair.accessToken,
    refresh_token: pair.refreshToken,
    expires_in: String(ACCESS_TOKEN_LIFE_MS / 1000),
  };
}

/** `POST /v4/access_token`: a person's own token for the web login. */
function personToken(call: OpenCall) {
  const request = authenticate(call);
  if (!("app" in request)) return request;
  const { app, form } = request;
  const { grants } = call.ctx;
  if (form.get("grant_type") === "refresh_token") {
    const renewed = grants.rotatePersonRefreshToken(form.get("refresh_token") ?? "", app.id, call.now);
    if (!renewed) return failure(-14014, "Invalid refresh token", "Refresh token is expired, used or does not exist");
    return personPair(call, app, renewed.personId, renewed.next);
  }
  const grant = grants.spendCode(form.get("code") ?? "", app.id, form.get("code_verifier") ?? "", call.now);
  if (!grant)
    return failure(-14024, "Invalid authorization code", "Code is expired, used, or code_verifier does not match");
  const refreshToken = grants.newPersonRefreshToken(app.id, grant.subjectId, call.now);
  return personPair(call, app, grant.subjectId, refreshToken);
}

function personPair(call: OpenCall, app: AppRecord, personId: string, refreshToken: string) {
  const expiresAt = call.now + PERSON_TOKEN_SECONDS * 1000;
  const accessToken = call.ctx.sessions.open({ personId, appId: app.id, expiresAt, sharesProfile: true });
  return { access_token: accessToken, refresh_token: refreshToken, expires_in: String(PERSON_TOKEN_SECONDS) };
}

export const oauthTokenEndpoints: Endpoint[] = [
  { method: "POST", host: "oauth", path: "/v4/oa/access_token", access: "open", handle: oaToken },
  { method: "POST", host: "oauth", path: "/v4/access_token", access: "open", handle: personToken },
];
