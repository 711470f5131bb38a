import { useEffect, useRef } from "react";
import type { MiniAppFrame } from "../../../protocol.ts";
import { Icon } from "../icon.tsx";

/** The Mini App over the chat, as Zalo opens it. */
export function MiniApp({ frame, owner, onClose }: { frame: MiniAppFrame; owner: string; onClose: () => void }) {
  const root = useRef<HTMLDivElement>(null);
  const address = sameOrigin(frame.url);
  useEffect(() => {
    // Its phone grows for it and may have left the screen.
    root.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
    root.current?.querySelector("button")?.focus();
  }, []);
  return (
    <div className="mini-app" ref={root}>
      <div className="bar">
        <strong className="bar-name">Mini App</strong>
        <a className="bar-button" href={address} target="_blank" rel="noopener" title="Mở ở thẻ mới">
          <Icon name="out" />
          <span className="hidden">Mở Mini App ở thẻ mới</span>
        </a>
        <button type="button" className="bar-button" onClick={onClose}>
          <Icon name="close" /> Đóng
        </button>
      </div>
      <iframe src={address} title={`Mini App của ${owner}`} />
    </div>
  );
}

/** The page may be open under another name of this machine than the product's own; the frame must be of the page's origin. */
function sameOrigin(url: string): string {
  const { pathname, search } = new URL(url, location.href);
  return pathname + search;
}
