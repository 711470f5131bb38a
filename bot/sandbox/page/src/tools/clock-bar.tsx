import type { Clock } from "../../../protocol.ts";
import { control } from "../control.ts";
import { Icon } from "../icon.tsx";
import { useCommand } from "../notice.tsx";
import { formatDuration, formatShortDay, formatTime, useNow } from "../time.ts";

const HOUR_MS = 3_600_000;
const steps: readonly [string, number][] = [
  ["1 giờ", HOUR_MS],
  ["1 ngày", 24 * HOUR_MS],
  ["2 ngày", 48 * HOUR_MS],
  ["7 ngày", 168 * HOUR_MS],
];

/** The sandbox's own clock: windows, tokens and retries go by it; the product's clock does not. */
export function ClockBar({ clock }: { clock: Clock }) {
  const run = useCommand();
  const now = useNow() + clock.offsetMs;
  return (
    <fieldset
      className="clock"
      title="Đồng hồ của Zalo giả: cửa sổ 48 giờ và 7 ngày, hạn mã truy cập, lần gửi lại đều theo giờ này"
    >
      <legend className="hidden">Đồng hồ của Zalo giả</legend>
      <span className="clock-face">
        <span>Giờ Zalo</span> <strong>{formatTime(now)}</strong> <span>{formatShortDay(now)}</span>
        {clock.offsetMs > 0 && <span className="ahead">+{formatDuration(clock.offsetMs)}</span>}
      </span>
      <span className="clock-steps">
        <Icon name="forward" />
        {steps.map(([title, ms]) => (
          <button
            type="button"
            key={title}
            aria-label={`Tua nhanh ${title}`}
            onClick={() =>
              run(control.advance(ms), `Zalo giả đã tua nhanh ${title}. Xem dòng thời hạn trên mỗi điện thoại.`)
            }
          >
            +{title}
          </button>
        ))}
      </span>
    </fieldset>
  );
}
