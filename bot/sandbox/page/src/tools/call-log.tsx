import { useState } from "react";
import type { CallLogEntry } from "../../../protocol.ts";
import { control } from "../control.ts";
import { useCommand } from "../notice.tsx";
import { isBad, LogEntry } from "./log-entry.tsx";

const filters = [
  ["all", "Tất cả", () => true],
  ["api", "Gọi Zalo", (entry: CallLogEntry) => entry.direction === "api"],
  ["webhook", "Webhook", (entry: CallLogEntry) => entry.direction === "webhook"],
  ["bad", "Lỗi", isBad],
] as const;
/** A reader looks at the newest ones; a thousand open rows would only slow the page. */
const MOST_SHOWN = 200;

/** Every call between the product and the stand-in, newest first, as raw as possible. */
export function CallLog({ log }: { log: readonly CallLogEntry[] }) {
  const run = useCommand();
  const [name, setName] = useState<(typeof filters)[number][0]>("all");
  const [words, setWords] = useState("");
  const matches = filters.find(([known]) => known === name)?.[2] ?? (() => true);
  const entries = log
    .filter((entry) => matches(entry) && contains(entry, words))
    .slice(-MOST_SHOWN)
    .toReversed();
  return (
    <>
      <div className="tool-row">
        {filters.map(([known, title, isIn]) => (
          <button
            type="button"
            className="small"
            key={known}
            aria-pressed={name === known}
            onClick={() => setName(known)}
          >
            {title} <span className="count">{log.filter(isIn).length}</span>
          </button>
        ))}
      </div>
      <div className="tool-row">
        <input
          type="search"
          className="grow"
          aria-label="Tìm trong nhật ký"
          placeholder="Tìm: tên sự kiện, đường dẫn, nội dung…"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <button type="button" className="small" onClick={() => run(control.clearLog(), "Đã xóa nhật ký.")}>
          Xóa
        </button>
      </div>
      {entries.length === 0 && (
        <p className="empty">{log.length === 0 ? "Chưa có cuộc gọi nào." : "Không có cuộc gọi nào khớp."}</p>
      )}
      <ol className="log" aria-label="Các cuộc gọi, mới nhất ở trên">
        {entries.map((entry) => (
          <LogEntry key={entry.id} entry={entry} />
        ))}
      </ol>
    </>
  );
}

function contains({ title, url, requestBody, responseBody, note }: CallLogEntry, words: string): boolean {
  const wanted = words.trim().toLowerCase();
  return !wanted || [title, url, requestBody, responseBody, note].join("\n").toLowerCase().includes(wanted);
}
