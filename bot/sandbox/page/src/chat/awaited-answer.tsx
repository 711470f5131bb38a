import { useEffect, useState } from "react";
import type { Message } from "../../../protocol.ts";

const PATIENCE_MS = 12_000;
const INTEREST_MS = 120_000;

/** Zalo tells nobody that an OA is typing; here we know that an answer should be on its way. */
export function AwaitedAnswer({ newest, offsetMs }: { newest: Message | undefined; offsetMs: number }) {
  const askedAt = newest?.sender.kind === "person" ? newest.sentAt : undefined;
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    if (askedAt === undefined) return;
    setLate(false);
    const timer = setTimeout(() => setLate(true), askedAt + PATIENCE_MS - Date.now() - offsetMs);
    return () => clearTimeout(timer);
  }, [askedAt, offsetMs]);

  if (askedAt === undefined || Date.now() + offsetMs - askedAt > INTEREST_MS) return null;
  if (isLate) return <p className="awaited">OA chưa trả lời. Xem “Nhật ký gọi” trong Công cụ cho kỹ thuật.</p>;
  return (
    <p className="awaited typing">
      <span className="hidden">Chờ OA trả lời</span>
      <i />
      <i />
      <i />
    </p>
  );
}
