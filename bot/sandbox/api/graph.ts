import { createHmac } from "node:crypto";
import { secretOfCode } from "../actions/mini-app.ts";
import { userIdByApp } from "../world/contacts.ts";
import { avatarUrl } from "../world/views.ts";
import type { Endpoint, OpenCall } from "./endpoint.ts";

/** Errors of graph.zalo.me, zalo-openapi.md §5.3 and §5.1 (−242). */
const invalidSession = { error: 452, message: "Session key invalid. The access token is wrong, expired or revoked" };
const invalidParameter = { error: 100, message: "Invalid parameter" };
const invalidProof = { error: -242, message: "appsecret_proof is invalid" };

/** The person and the app behind the access token in the header. */
function callerOf(call: OpenCall) {
  const token = call.headers.access_token;
  if (typeof token !== "string") return undefined;
  const session = call.ctx.sessions.find(token, call.now);
  const person = session && call.ctx.world.people.get(session.personId);
  const app = session && call.ctx.world.apps.get(session.appId);
  return person && app ? { token, session, person, app } : undefined;
}

/** `GET /v2.0/me?fields=id,name,picture`: flat, and only the id when the person did not agree to more. */
function me(call: OpenCall) {
  const caller = callerOf(call);
  if (!caller) return invalidSession;
  const { token, session, person, app } = caller;
  const proof = createHmac("sha256", app.secret).update(token).digest("hex");
  if (call.headers.appsecret_proof !== proof) return invalidProof;
  const fields = (call.query.fields ?? "id,name,picture").split(",").map((field) => field.trim());
  const picture = { data: { url: call.ctx.publicUrl + avatarUrl(person.id) } };
  return {
    ...(fields.includes("id") && { id: userIdByApp(person, app.id) }),
    ...(fields.includes("name") && { name: session.sharesProfile ? person.displayName : "" }),
    ...(fields.includes("picture") && session.sharesProfile && { picture }),
    is_sensitive: false,
    error: 0,
    message: "Success",
  };
}

/** `GET /v2.0/me/info`: turns a Mini App's one-time code into a phone number or a place. */
function info(call: OpenCall) {
  const caller = callerOf(call);
  if (!caller) return invalidSession;
  if (call.headers.secret_key !== caller.app.secret) return invalidParameter;
  const code = call.ctx.sessions.spendCode(String(call.headers.code ?? ""), caller.person.id, call.now);
  if (!code) return invalidParameter;
  return { data: secretOfCode(call.ctx, code), error: 0, message: "Success" };
}

export const graphEndpoints: Endpoint[] = [
  { method: "GET", host: "graph", path: "/v2.0/me", access: "open", handle: me },
  { method: "GET", host: "graph", path: "/v2.0/me/info", access: "open", handle: info },
];
