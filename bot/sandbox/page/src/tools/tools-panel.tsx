import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { Snapshot } from "../../../protocol.ts";
import { Icon } from "../icon.tsx";
import { CallLog } from "./call-log.tsx";
import { FaultsTool } from "./faults-tool.tsx";
import { OaTool } from "./oa-tool.tsx";
import { PeopleTool } from "./people-tool.tsx";

const tabs = [
  ["log", "Nhật ký gọi"],
  ["faults", "Lỗi giả"],
  ["oa", "OA, webhook"],
  ["people", "Người, nhóm"],
] as const;

/** What developers need: the calls, faults, and the world around. Escape closes it. */
export function ToolsPanel({ world, onClose }: { world: Snapshot; onClose: () => void }) {
  const [tab, setTab] = useState<(typeof tabs)[number][0]>("log");
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector<HTMLButtonElement>('[aria-selected="true"]')?.focus();
  }, []);

  function onTabKey(event: KeyboardEvent) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const place = tabs.findIndex(([name]) => name === tab);
    const next = tabs.at((place + step) % tabs.length);
    if (!next) return;
    setTab(next[0]);
    list.current?.querySelector<HTMLButtonElement>(`#tab-${next[0]}`)?.focus();
  }

  return (
    <aside
      className="tools"
      aria-label="Công cụ cho kỹ thuật"
      onKeyDown={(event) => event.key === "Escape" && onClose()}
    >
      <div className="tools-head">
        <div className="tabs" role="tablist" aria-label="Công cụ" ref={list} onKeyDown={onTabKey}>
          {tabs.map(([name, title]) => (
            <button
              type="button"
              role="tab"
              key={name}
              id={`tab-${name}`}
              aria-selected={tab === name}
              aria-controls="tool"
              tabIndex={tab === name ? 0 : -1}
              onClick={() => setTab(name)}
            >
              {title}
              {name === "faults" && world.faults.length > 0 && <span className="badge">{world.faults.length}</span>}
            </button>
          ))}
        </div>
        <button type="button" className="tools-close" aria-label="Đóng công cụ" title="Đóng (Esc)" onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      <div className="tool" id="tool" role="tabpanel" aria-labelledby={`tab-${tab}`}>
        {tab === "log" && <CallLog log={world.log} />}
        {tab === "faults" && <FaultsTool faults={world.faults} oas={world.oas} />}
        {tab === "oa" && <OaTool world={world} />}
        {tab === "people" && <PeopleTool world={world} />}
      </div>
    </aside>
  );
}
