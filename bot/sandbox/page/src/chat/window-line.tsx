import type { Clock, Contact } from "../../../protocol.ts";
import { formatDuration, useNow } from "../time.ts";

const HOUR_MS = 3_600_000;
const FREE_MS = 48 * HOUR_MS;
const PAID_MS = 7 * 24 * HOUR_MS;

/** What the OA may still send this person, and for how long; the bar empties as the sandbox's clock goes on. */
export function WindowLine({ contact, clock }: { contact: Contact | undefined; clock: Clock }) {
  const now = useNow() + clock.offsetMs;
  const elapsed = now - (contact?.lastInteractionAt ?? 0);
  const window = contact?.window ?? "none";
  const left = { free: FREE_MS - elapsed, paid: PAID_MS - elapsed, closed: 0, none: 0 }[window];
  const whole = window === "free" ? FREE_MS : PAID_MS - FREE_MS;
  return (
    <div className="window-line" data-window={window}>
      <p>
        {contact?.hasWithdrawn ? "Đã rút dữ liệu · " : contact?.isFollower ? "" : "Chưa quan tâm · "}
        {textOf(window, left)}
      </p>
      <div className="window-bar" aria-hidden="true">
        <div style={{ width: `${Math.max(0, Math.min(100, (left / whole) * 100))}%` }} />
      </div>
    </div>
  );
}

function textOf(window: Contact["window"], leftMs: number): string {
  if (window === "free") return `OA nhắn tự do, còn ${formatDuration(leftMs)}`;
  if (window === "paid") return `Quá 48 giờ, tin tính phí, còn ${formatDuration(leftMs)}`;
  if (window === "closed") return "Quá 7 ngày, OA không nhắn được";
  return "Chưa từng nhắn, OA không nhắn được";
}
