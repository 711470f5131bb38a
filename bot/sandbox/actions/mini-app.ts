import type { Context } from "../context.ts";
import type { PersonCode } from "../person-sessions.ts";
import type { MiniAppFrame, OpenMiniApp } from "../protocol.ts";
import type { AppRecord } from "../world/records.ts";
import { found } from "./refusal.ts";

/** A person's access token lives one hour (zalo-openapi.md §6.1). */
const TOKEN_LIFE_MS = 3_600_000;
/** Tokens of `getPhoneNumber` and `getLocation`: two minutes, once (§6.3). */
const CODE_LIFE_MS = 120_000;
/** Hà Tĩnh's centre, where the demo ward lies. */
const LOCATION = { latitude: "18.3428", longitude: "105.9057" };

/** The address to put into a frame, with a fresh access token of the person in it. */
export function openMiniApp(ctx: Context, personId: string, wanted: OpenMiniApp): MiniAppFrame {
  const person = found(ctx.world.people.get(personId), "người này");
  const app = appOf(ctx, wanted.oaId);
  const expiresAt = ctx.clock.now() + TOKEN_LIFE_MS;
  const sharesProfile = wanted.sharesProfile === true;
  const accessToken = ctx.sessions.open({ personId: person.id, appId: app.id, expiresAt, sharesProfile });
  const url = new URL(`${ctx.publicUrl}/app/${(wanted.path ?? "").replace(/^\/+/, "")}`);
  url.searchParams.set("sandboxToken", accessToken);
  return { personId: person.id, url: url.href, accessToken, expiresAt };
}

export function issueMiniAppCode(ctx: Context, personId: string, kind: "phone" | "location"): string {
  const person = found(ctx.world.people.get(personId), "người này");
  return ctx.sessions.issueCode({ personId: person.id, kind, expiresAt: ctx.clock.now() + CODE_LIFE_MS });
}

/** What a code opens: the phone number, or a place as strings. */
export function secretOfCode(ctx: Context, code: PersonCode): Record<string, string> {
  if (code.kind === "phone") return { number: ctx.world.people.get(code.personId)?.phone ?? "" };
  return { provider: "gps", ...LOCATION, timestamp: String(ctx.clock.now()) };
}

function appOf(ctx: Context, oaId: string | undefined): AppRecord {
  const appId = oaId === undefined ? undefined : found(ctx.world.oas.get(oaId), "OA").appId;
  return found(appId === undefined ? ctx.world.apps.values().next().value : ctx.world.apps.get(appId), "ứng dụng");
}
