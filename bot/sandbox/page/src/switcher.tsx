import type { Screen } from "./screens.ts";

interface SwitcherProps {
  screens: readonly Screen[];
  currentId: string | undefined;
  onChoose: (id: string) => void;
}

/** Which phone to show, where only one fits. */
export function Switcher({ screens, currentId, onChoose }: SwitcherProps) {
  return (
    <nav className="switcher" aria-label="Chọn điện thoại">
      {screens.map((screen) => (
        <button
          type="button"
          key={screen.id}
          aria-pressed={screen.id === currentId}
          onClick={(event) => {
            event.currentTarget.scrollIntoView({ block: "nearest", inline: "center" });
            onChoose(screen.id);
          }}
        >
          {screen.title}
          {screen.unread > 0 && screen.id !== currentId && (
            <span className="badge">
              {screen.unread} <span className="hidden">tin chưa xem</span>
            </span>
          )}
        </button>
      ))}
    </nav>
  );
}
