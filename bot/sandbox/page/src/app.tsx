import { useState } from "react";
import { GroupPhone } from "./chat/group-phone.tsx";
import { PersonPhone } from "./chat/person-phone.tsx";
import { NoticeArea } from "./notice.tsx";
import { ClockBar } from "./tools/clock-bar.tsx";
import { ToolsPanel } from "./tools/tools-panel.tsx";
import { useWorld } from "./world.ts";

const MOST_GROUPS = 6;

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
  // The first three people, then the groups: what a visitor wants to see fits a screen of 1280 points.
  const screens = [
    ...people.slice(0, 3).map((person) => ({ id: person.id, title: person.displayName, person })),
    ...groups.slice(0, MOST_GROUPS).map((group) => ({ id: group.id, title: group.name, group })),
    ...people.slice(3).map((person) => ({ id: person.id, title: person.displayName, person })),
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
          {screens.map((screen) => (
            <div className="slot" key={screen.id} data-current={screen.id === current}>
              {"person" in screen ? (
                <PersonPhone person={screen.person} world={world} />
              ) : (
                <GroupPhone group={screen.group} world={world} />
              )}
            </div>
          ))}
        </main>
        {toolsOpen && <ToolsPanel world={world} onClose={() => setToolsOpen(false)} />}
      </div>
    </NoticeArea>
  );
}
