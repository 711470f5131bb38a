import { useState } from "react";
import { GroupPhone } from "./chat/group-phone.tsx";
import { PersonPhone } from "./chat/person-phone.tsx";
import { NoticeArea } from "./notice.tsx";
import { ClockBar } from "./tools/clock-bar.tsx";
import { ToolsPanel } from "./tools/tools-panel.tsx";
import { useWorld } from "./world.ts";

/** All phones side by side on a wide screen; one at a time, chosen above, on a narrow one. */
export function App() {
  const { world, connected } = useWorld();
  const [chosen, setChosen] = useState("");
  const [toolsOpen, setToolsOpen] = useState(false);
  if (!world) return <p className="waiting">{connected ? "Đang mở…" : "Đang nối với máy chủ tập thử…"}</p>;

  const people = world.people.filter((person) => person.shown);
  const groups = world.groups.filter(
    (group) =>
      group.status !== "deleted" && group.members.some((member) => people.some(({ id }) => id === member.personId)),
  );
  const screens = [
    ...people.map(({ id, displayName }) => ({ id, title: displayName })),
    ...groups.slice(0, 6).map(({ id, name }) => ({ id, title: name })),
  ];
  const current = screens.some((screen) => screen.id === chosen) ? chosen : screens[0]?.id;
  return (
    <NoticeArea>
      <header className="top">
        <h1>
          Tập thử Zalo <span className="top-note">không có gì gửi ra ngoài</span>
        </h1>
        {!connected && <strong className="lost">Mất kết nối, đang thử lại…</strong>}
        <ClockBar clock={world.clock} />
        <button
          type="button"
          className="tools-toggle"
          aria-expanded={toolsOpen}
          onClick={() => setToolsOpen(!toolsOpen)}
        >
          Công cụ cho kỹ thuật
        </button>
      </header>
      <nav className="switcher" aria-label="Chọn điện thoại">
        {screens.map((screen) => (
          <button
            type="button"
            key={screen.id}
            aria-pressed={screen.id === current}
            onClick={() => setChosen(screen.id)}
          >
            {screen.title}
          </button>
        ))}
      </nav>
      <div className="stage">
        <main className="phones">
          {people.map((person) => (
            <div className="slot" key={person.id} data-current={person.id === current}>
              <PersonPhone person={person} world={world} />
            </div>
          ))}
          {groups.slice(0, 6).map((group) => (
            <div className="slot" key={group.id} data-current={group.id === current}>
              <GroupPhone group={group} world={world} />
            </div>
          ))}
        </main>
        {toolsOpen && <ToolsPanel world={world} onClose={() => setToolsOpen(false)} />}
      </div>
    </NoticeArea>
  );
}
