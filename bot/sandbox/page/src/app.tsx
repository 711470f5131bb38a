import { useRef, useState } from "react";
import { GroupPhone } from "./chat/group-phone.tsx";
import { PersonPhone } from "./chat/person-phone.tsx";
import { Icon } from "./icon.tsx";
import { NoticeArea } from "./notice.tsx";
import { screensOf } from "./screens.ts";
import { Switcher } from "./switcher.tsx";
import { ClockBar } from "./tools/clock-bar.tsx";
import { ToolsPanel } from "./tools/tools-panel.tsx";
import { useNarrow } from "./use-narrow.ts";
import { useWorld } from "./world.ts";

/** All phones side by side on a wide screen; one at a time, chosen above, on a narrow one. */
export function App() {
  const { world, connected } = useWorld();
  const isNarrow = useNarrow();
  const [chosen, setChosen] = useState("");
  const [toolsOpen, setToolsOpen] = useState(false);
  const toggle = useRef<HTMLButtonElement>(null);
  if (!world) return <Opening connected={connected} />;

  const screens = screensOf(world);
  const currentId = screens.some(({ id }) => id === chosen) ? chosen : screens[0]?.id;
  return (
    <NoticeArea>
      <header className="top">
        <h1>
          Tập thử Zalo <span className="top-note">không gửi gì ra ngoài</span>
        </h1>
        {isNarrow && <Switcher screens={screens} currentId={currentId} onChoose={setChosen} />}
        <ClockBar clock={world.clock} isNarrow={isNarrow} />
        <button
          type="button"
          className="tools-toggle"
          ref={toggle}
          aria-expanded={toolsOpen}
          onClick={() => setToolsOpen(!toolsOpen)}
        >
          <Icon name="tools" />
          <span>Công cụ cho kỹ thuật</span>
        </button>
      </header>
      <div role="alert">
        {!connected && <p className="lost">Mất kết nối với máy chủ tập thử. Trang tự nối lại, tin đang gõ vẫn còn.</p>}
      </div>
      <div className="stage">
        <main className="phones">
          {screens.map((screen) => {
            const isOnScreen = !isNarrow || screen.id === currentId;
            return (
              <div className="slot" key={screen.id} data-current={screen.id === currentId}>
                {screen.kind === "person" ? (
                  <PersonPhone person={screen.person} world={world} isOnScreen={isOnScreen} />
                ) : (
                  <GroupPhone group={screen.group} world={world} />
                )}
              </div>
            );
          })}
        </main>
        {toolsOpen && (
          <ToolsPanel
            world={world}
            onClose={() => {
              setToolsOpen(false);
              toggle.current?.focus();
            }}
          />
        )}
      </div>
    </NoticeArea>
  );
}

function Opening({ connected }: { connected: boolean }) {
  return (
    <main className="waiting">
      <h1>Tập thử Zalo</h1>
      <p role="status">
        {connected ? "Đang mở…" : "Đang nối với máy chủ tập thử. Nếu lâu, xem chương trình (npm start) còn chạy không."}
      </p>
    </main>
  );
}
