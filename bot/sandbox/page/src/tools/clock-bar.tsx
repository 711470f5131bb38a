import { useEffect, useState } from "react";
import type { Clock } from "../../../protocol.ts";
import { control } from "../control.ts";
import { useCommand } from "../notice.tsx";
import { formatDay, formatDuration, formatTime } from "../time.ts";

const HOUR_MS = 3_600_000;
const steps: readonly [string, number][] = [
  ["+1 giờ", HOUR_MS],
  ["+1 ngày", 24 * HOUR_MS],
  ["+2 ngày", 48 * HOUR_MS],
  ["+7 ngày", 168 * HOUR_MS],
];

/** The sandbox's own clock: windows, tokens and retries go by it; the product's clock does not. */
export function ClockBar({ clock }: { clock: Clock }) {
  const run = useCommand();
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 10_000);
    return () => clearInterval(timer);
  }, []);
  const shown = now + clock.offsetMs;
  return (
    <fieldset className="clock" title="Đồng hồ của Zalo giả: cửa sổ 48 giờ, 7 ngày, hạn mã truy cập, lần gửi lại">
      <legend className="hidden">Đồng hồ của Zalo giả</legend>
      <span>
        Giờ Zalo: <strong>{formatTime(shown)}</strong> {formatDay(shown)}
        {clock.offsetMs > 0 && ` (nhanh ${formatDuration(clock.offsetMs)})`}
      </span>
      <span className="clock-steps">
        {steps.map(([title, ms]) => (
          <button type="button" key={title} onClick={() => run(control.advance(ms))}>
            {title}
          </button>
        ))}
      </span>
    </fieldset>
  );
}
