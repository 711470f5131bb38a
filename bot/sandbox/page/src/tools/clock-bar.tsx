import type { Clock } from "../../../protocol.ts";
import { control } from "../control.ts";
import { Icon } from "../icon.tsx";
import { Menu } from "../menu.tsx";
import { useCommand } from "../notice.tsx";
import { formatDuration, formatShortDay, formatTime, useNow } from "../time.ts";

const HOUR_MS = 3_600_000;
const steps: readonly [string, number][] = [
  ["1 giờ", HOUR_MS],
  ["1 ngày", 24 * HOUR_MS],
  ["2 ngày", 48 * HOUR_MS],
  ["7 ngày", 168 * HOUR_MS],
];

/** The sandbox's own clock: windows, tokens and retries go by it; the product's clock does not. A narrow screen has room for the time only. */
export function ClockBar({ clock, isNarrow }: { clock: Clock; isNarrow: boolean }) {
  const run = useCommand();
  const now = useNow() + clock.offsetMs;
  const ahead = clock.offsetMs > 0 && `+${formatDuration(clock.offsetMs)}`;
  const choices = steps.map(([title, ms]) => ({
    title: `Tua nhanh ${title}`,
    short: `+${title}`,
    act: () => run(control.advance(ms), `Zalo giả đã tua nhanh ${title}. Xem dòng thời hạn trên mỗi điện thoại.`),
  }));
  if (isNarrow) {
    const label = `Giờ Zalo ${formatTime(now)}, ${formatShortDay(now)}${ahead ? `, đã tua ${ahead}` : ""}. Tua nhanh`;
    return <Menu className="clock-menu" label={label} face={<ClockFace now={now} ahead={ahead} />} items={choices} />;
  }
  return (
    <fieldset
      className="clock"
      title="Đồng hồ của Zalo giả: cửa sổ 48 giờ và 7 ngày, hạn mã truy cập, lần gửi lại đều theo giờ này"
    >
      <legend className="hidden">Đồng hồ của Zalo giả</legend>
      <span className="clock-face">
        <span>Giờ Zalo</span> <strong>{formatTime(now)}</strong> <span>{formatShortDay(now)}</span>
        {ahead && <span className="ahead">{ahead}</span>}
      </span>
      <span className="clock-steps">
        <Icon name="forward" />
        {choices.map(({ title, short, act }) => (
          <button type="button" key={title} aria-label={title} onClick={act}>
            {short}
          </button>
        ))}
      </span>
    </fieldset>
  );
}

function ClockFace({ now, ahead }: { now: number; ahead: string | false }) {
  return (
    <>
      <span data-ahead={ahead !== false}>{formatTime(now)}</span>
      <Icon name="forward" />
    </>
  );
}
