import { useState } from "react";
import type { Snapshot } from "../../../protocol.ts";
import { CallLog } from "./call-log.tsx";
import { FaultsTool } from "./faults-tool.tsx";
import { OaTool } from "./oa-tool.tsx";

const tabs = [
  ["log", "Nhật ký gọi"],
  ["faults", "Lỗi giả lập"],
  ["oa", "OA và webhook"],
] as const;

export function ToolsPanel({ world, onClose }: { world: Snapshot; onClose: () => void }) {
  const [tab, setTab] = useState<(typeof tabs)[number][0]>("log");
  return (
    <aside className="tools" aria-label="Công cụ cho kỹ thuật">
      <div className="tool-tabs">
        {tabs.map(([name, title]) => (
          <button type="button" key={name} aria-pressed={tab === name} onClick={() => setTab(name)}>
            {title}
            {name === "faults" && world.faults.length > 0 && ` (${world.faults.length})`}
          </button>
        ))}
        <button type="button" className="tools-close" onClick={onClose}>
          Đóng
        </button>
      </div>
      {tab === "log" && <CallLog log={world.log} />}
      {tab === "faults" && <FaultsTool faults={world.faults} />}
      {tab === "oa" && <OaTool world={world} />}
    </aside>
  );
}
