import type { FormEvent } from "react";
import type { App } from "../../../protocol.ts";
import { control } from "../control.ts";
import { useCommand } from "../notice.tsx";

const RETRY_SPEEDS = [1, 60, 600] as const;
const states = {
  on: "đang nhận",
  off: "chưa cài địa chỉ",
  unsubscribed: "Zalo đã ngắt vì lỗi nhiều lần",
} as const;
/** The switches that matter for this kind of product; any other name can be typed. */
const events = [
  "user_send_text",
  "user_send_image",
  "user_send_group_text",
  "user_seen_message",
  "user_received_message",
  "oa_send_text",
  "follow",
  "unfollow",
];

/** The webhook of one app: where it goes, whether it works, which events are off, how fast it is tried again. */
export function WebhookCard({ app, retrySpeed }: { app: App; retrySpeed: number }) {
  const run = useCommand();
  const { webhook } = app;
  const save = (change: Parameters<typeof control.saveWebhook>[1], done: string) =>
    run(control.saveWebhook(app.id, change), done);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const url = String(new FormData(event.currentTarget).get("url") ?? "").trim();
    save({ url }, "Địa chỉ trả lời 200, đã lưu.");
  }

  return (
    <section className="tool-card">
      <h3>
        Webhook của {app.name}{" "}
        <span className="state" data-bad={webhook.state !== "on"}>
          {states[webhook.state]}
        </span>
      </h3>
      <p>
        {webhook.waiting} tin chờ gửi lại
        {webhook.lastError && ` · lỗi cuối: ${webhook.lastError}`}
      </p>
      <form className="tool-row" onSubmit={submit} key={webhook.url}>
        <input
          name="url"
          type="url"
          className="grow"
          aria-label="Địa chỉ webhook"
          required
          defaultValue={webhook.url}
          placeholder="https://…/webhooks/zalo"
        />
        <button type="submit" className="small">
          Lưu
        </button>
        {webhook.state === "unsubscribed" && (
          <button type="button" className="small" onClick={() => save({ enabled: true }, "Đã bật lại webhook.")}>
            Bật lại
          </button>
        )}
      </form>
      <div className="tool-row">
        <span>Gửi lại nhanh gấp</span>
        {RETRY_SPEEDS.map((speed) => (
          <button
            type="button"
            className="small"
            key={speed}
            aria-pressed={retrySpeed === speed}
            onClick={() => run(control.setRetrySpeed(speed))}
          >
            {speed}
          </button>
        ))}
      </div>
      <MutedEvents muted={webhook.mutedEvents} onChange={(mutedEvents) => save({ mutedEvents }, "Đã đổi.")} />
    </section>
  );
}

interface MutedEventsProps {
  muted: readonly string[];
  onChange: (mutedEvents: string[]) => void;
}

function MutedEvents({ muted, onChange }: MutedEventsProps) {
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("event") ?? "").trim();
    event.currentTarget.reset();
    if (name) onChange([...new Set([...muted, name])]);
  }
  return (
    <>
      <form className="tool-row" onSubmit={submit}>
        <input
          name="event"
          className="grow"
          list="webhook-events"
          aria-label="Sự kiện cần tắt"
          placeholder="Tắt sự kiện…"
        />
        <datalist id="webhook-events">
          {events.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <button type="submit" className="small">
          Tắt
        </button>
      </form>
      {muted.length > 0 && (
        <div className="tool-row">
          <span>Đang tắt</span>
          {muted.map((name) => (
            <button
              type="button"
              className="small"
              key={name}
              title="Bật lại sự kiện này"
              onClick={() => onChange(muted.filter((known) => known !== name))}
            >
              {name} ×
            </button>
          ))}
        </div>
      )}
    </>
  );
}
