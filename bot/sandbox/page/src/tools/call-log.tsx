import { useState } from "react";
import type { CallLogEntry } from "../../../protocol.ts";
import { control } from "../control.ts";
import { useCommand } from "../notice.tsx";
import { formatSeconds } from "../time.ts";

const filters = [
  ["all", "Tất cả"],
  ["api", "Gọi Zalo"],
  ["webhook", "Webhook"],
] as const;

/** Every call between the product and the stand-in, newest first, as raw as possible. */
export function CallLog({ log }: { log: readonly CallLogEntry[] }) {
  const run = useCommand();
  const [filter, setFilter] = useState<(typeof filters)[number][0]>("all");
  const entries = log.filter((entry) => filter === "all" || entry.direction === filter).toReversed();
  return (
    <div className="tool">
      <div className="tool-row">
        {filters.map(([name, title]) => (
          <button type="button" key={name} aria-pressed={filter === name} onClick={() => setFilter(name)}>
            {title}
          </button>
        ))}
        <button type="button" onClick={() => run(control.clearLog())}>
          Xóa nhật ký
        </button>
      </div>
      {entries.length === 0 && <p className="empty">Chưa có cuộc gọi nào.</p>}
      <ol className="log">
        {entries.map((entry) => (
          <li key={entry.id}>
            <details>
              <summary>
                <span className="log-time">{formatSeconds(entry.at)}</span>
                <span>{entry.direction === "api" ? "→ Zalo" : "← webhook"}</span>
                <strong>{entry.title}</strong>
                <span className="log-result" data-bad={isBad(entry)}>
                  {resultOf(entry)}
                </span>
              </summary>
              {entry.note && <p>{entry.note}</p>}
              <pre>{`${entry.method} ${entry.url}\n${headerLines(entry.requestHeaders)}\n\n${pretty(entry.requestBody)}`}</pre>
              <pre>{pretty(entry.responseBody)}</pre>
            </details>
          </li>
        ))}
      </ol>
    </div>
  );
}

function isBad(entry: CallLogEntry): boolean {
  return entry.status === undefined || entry.status >= 400 || (entry.errorCode ?? 0) !== 0;
}

function resultOf(entry: CallLogEntry): string {
  const attempt = entry.attempt ? `lần ${entry.attempt + 1}, ` : "";
  if (entry.status === undefined) return `${attempt}không trả lời`;
  const error = entry.errorCode ? `, lỗi ${entry.errorCode}` : "";
  return `${attempt}${entry.status}${error}, ${entry.durationMs} ms`;
}

function headerLines(headers: Record<string, string>): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join("\n");
}

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
