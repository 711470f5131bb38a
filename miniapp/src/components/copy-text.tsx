import { useState } from "react";
import { Icon } from "./icon.tsx";
import "../styles/people.css";

/** Words ready to be sent on: one press copies them, a long press works everywhere. */
export function CopyText({ text, label = "Chép" }: { text: string; label?: string }) {
  const [isCopied, setCopied] = useState(false);
  const copy = () => {
    // Inside Zalo the clipboard may be closed; then the words can still be chosen by hand.
    navigator.clipboard?.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <div className="stack">
      <p className="copy-text say">{text}</p>
      <button type="button" className="button" onClick={copy}>
        <Icon name={isCopied ? "check" : "copy"} />
        <span aria-live="polite">{isCopied ? "Đã chép" : label}</span>
      </button>
    </div>
  );
}
