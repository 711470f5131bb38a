import type { Context } from "../context.ts";
import type { SaveWebhook } from "../protocol.ts";
import type { AppRecord } from "../world/records.ts";
import { appView } from "../world/views.ts";
import { RefusedError } from "./refusal.ts";

/** The app's webhook page: address (probed with an unsigned `{}` that must get 200), on/off, switches of events. */
export async function saveWebhook(ctx: Context, app: AppRecord, wanted: SaveWebhook): Promise<void> {
  if (wanted.url !== undefined) {
    const answer = await ctx.courier.probe(wanted.url);
    if (answer.status !== 200) {
      throw new RefusedError(
        "probe_failed",
        `Địa chỉ webhook phải trả lời HTTP 200 cho nội dung {}, nhưng: ${answer.error ?? `HTTP ${answer.status}`}.`,
      );
    }
    app.webhookUrl = wanted.url;
    app.webhookState = "on";
    delete app.lastError;
  }
  if (wanted.enabled !== undefined) switchWebhook(ctx, app, wanted.enabled);
  if (wanted.mutedEvents) app.mutedEvents = wanted.mutedEvents;
  publishApp(ctx, app);
}

function switchWebhook(ctx: Context, app: AppRecord, isOn: boolean): void {
  if (isOn && app.webhookUrl === "") throw new RefusedError("no_webhook", "Chưa có địa chỉ webhook.");
  app.webhookState = isOn ? "on" : "off";
  if (isOn) delete app.lastError;
  else ctx.courier.drop(app.id);
}

export function publishApp(ctx: Context, app: AppRecord): void {
  ctx.store.markDirty();
  ctx.feed.publish(() => ({ type: "app", app: appView(app, ctx.courier.waitingCount(app.id)) }));
}
