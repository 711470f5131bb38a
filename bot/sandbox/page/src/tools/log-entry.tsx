import { useState } from "react";
import type { CallLogEntry } from "../../../protocol.ts";
import { useCommand } from "../notice.tsx";
import { formatSeconds } from "../time.ts";

/** One call: a line, and everything raw when opened. */
export function LogEntry({ entry }: { entry: CallLogEntry }) {
  const run = useCommand();
  const [open, setOpen] = useState(false);
  const copy = (text: string) => run(navigator.clipboard.writeText(text), "Đã chép.");
  return (
    <li>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <span className="log-direction" data-direction={entry.direction}>
            {entry.direction === "api" ? "API" : "Webhook"}
          </span>
          <strong>{entry.title}</strong>
          <span className="log-result" data-bad={isBad(entry)}>
            {resultOf(entry)}
          </span>
          <span className="log-time">
            {formatSeconds(entry.at)} · {entry.durationMs} ms
          </span>
        </summary>
        {open && (
          <div className="log-raw">
            {entry.note && <p>{entry.note}</p>}
            <Raw title="Gửi đi" text={requestText(entry)} onCopy={copy} />
            <Raw title="Trả lời" text={pretty(entry.responseBody) || "(trống)"} onCopy={copy} />
            <button type="button" className="small" onClick={() => copy(curlOf(entry))}>
              Chép lệnh curl
            </button>
          </div>
        )}
      </details>
    </li>
  );
}

function Raw({ title, text, onCopy }: { title: string; text: string; onCopy: (text: string) => void }) {
  return (
    <figure>
      <figcaption>
        {title}
        <button type="button" className="small" aria-label={`Chép phần ${title}`} onClick={() => onCopy(text)}>
          Chép
        </button>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard */}
      <pre tabIndex={0}>{text}</pre>
    </figure>
  );
}

export function isBad(entry: CallLogEntry): boolean {
  return entry.status === undefined || entry.status >= 400 || (entry.errorCode ?? 0) !== 0;
}

function resultOf(entry: CallLogEntry): string {
  const attempt = entry.attempt ? `lần ${entry.attempt + 1}: ` : "";
  if (entry.status === undefined) return `${attempt}không trả lời`;
  return `${attempt}${entry.status}${entry.errorCode ? `, lỗi ${entry.errorCode}` : ""}`;
}

const headerLines = (headers: Record<string, string>) =>
  Object.entries(headers).map(([name, value]) => `${name}: ${value}`);

function requestText(entry: CallLogEntry): string {
  const head = [`${entry.method} ${entry.url}`, ...headerLines(entry.requestHeaders)].join("\n");
  return entry.requestBody ? `${head}\n\n${pretty(entry.requestBody)}` : head;
}

/** Tokens are masked in the log, so they are masked here. */
function curlOf(entry: CallLogEntry): string {
  const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
  const headers = headerLines(entry.requestHeaders)
    .filter((line) => !/^(host|content-length|connection|accept-encoding):/i.test(line))
    .map((line) => `-H ${quote(line)}`);
  const body = entry.requestBody ? [`--data-binary ${quote(entry.requestBody)}`] : [];
  return [`curl -X ${entry.method} ${quote(entry.url)}`, ...headers, ...body].join(" \\\n  ");
}

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
