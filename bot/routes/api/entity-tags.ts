import { createHash } from "node:crypto";
import type { FastifyInstance } from "fastify";

/**
 * Pages ask again and again whether anything is new. A JSON answer carries a tag of its words; who sends the tag back gets
 * 304 without a body while it still holds. Files, and what nobody may keep, go out as they are.
 */
export function tagAnswers(app: FastifyInstance): void {
  app.addHook("onSend", async (request, reply, payload) => {
    if (request.method !== "GET" || reply.statusCode !== 200 || typeof payload !== "string") return payload;
    const keeping = String(reply.getHeader("cache-control") ?? "private, no-cache");
    if (keeping.includes("no-store")) return payload;
    const tag = `"${createHash("sha256").update(payload).digest("base64url").slice(0, 27)}"`;
    // Unless the route says otherwise: kept on the person's own phone only, and never used without asking us.
    reply.headers({ etag: `W/${tag}`, "cache-control": keeping });
    if (!isKnown(request.headers["if-none-match"], tag)) return payload;
    reply.code(304).removeHeader("content-type");
    return "";
  });
}

/** Balancers that compress make a strong tag weak, so only the opaque part is compared (RFC 9110, 13.1.2). */
function isKnown(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  return header.trim() === "*" || header.split(",").some((known) => known.trim().replace(/^W\//, "") === tag);
}
