import type { Context } from "../context.ts";
import type { ChangeOa } from "../protocol.ts";
import { callsPerMinute, quotasOf } from "../world/limits.ts";
import type { OaRecord } from "../world/records.ts";
import { oaView } from "../world/views.ts";

/** What an OA's admin, or Zalo, changes about it. A new package brings its own rate and quotas. */
export function changeOa(ctx: Context, oa: OaRecord, wanted: ChangeOa): void {
  const { package: pack, paidMessages, ...plain } = wanted;
  if (pack !== undefined) {
    oa.package = pack;
    oa.quotas = quotasOf(pack);
    oa.perMinute = callsPerMinute(pack);
  }
  Object.assign(oa, plain);
  if (paidMessages !== undefined) oa.quotas.paidMessages = { total: paidMessages, remaining: paidMessages };
  publishOa(ctx, oa);
}

/** The access token is old from now on. */
export function expireToken(ctx: Context, oa: OaRecord): void {
  oa.tokens.accessExpiresAt = ctx.clock.now();
  ctx.store.saveTokens(oa.id);
  publishOa(ctx, oa);
}

function publishOa(ctx: Context, oa: OaRecord): void {
  ctx.store.markDirty();
  ctx.feed.publish(() => ({ type: "oa", oa: oaView(oa, ctx.limiter, ctx.clock.now()) }));
}
