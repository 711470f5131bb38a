import { type ReactNode, useEffect, useRef, useState } from "react";

export interface MenuItem {
  title: string;
  /** Two such items share a line. */
  isHalf?: boolean;
  act: () => void;
}

interface MenuProps {
  /** What a screen reader calls the button. */
  label: string;
  face: ReactNode;
  items: readonly MenuItem[];
  className?: string;
  disabled?: boolean;
}

/** A button that opens a short list of actions. Escape, a click elsewhere or leaving it by Tab close it. */
export function Menu({ label, face, items, className = "", disabled = false }: MenuProps) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!open) return;
    root.current?.querySelector<HTMLButtonElement>(".menu-item")?.focus();
    const closeOutside = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener("pointerdown", closeOutside);
    return () => document.removeEventListener("pointerdown", closeOutside);
  }, [open]);

  function close() {
    setOpen(false);
    opener.current?.focus();
  }

  function onKeyDown(event: React.KeyboardEvent) {
    if (!open) return;
    const buttons = [...(root.current?.querySelectorAll<HTMLButtonElement>(".menu-item") ?? [])];
    const place = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") close();
    else if (step) buttons.at((place + step) % buttons.length)?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only passes on keys of the buttons inside
    <div
      className={`menu ${className}`}
      ref={root}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (event.relatedTarget && !root.current?.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <button
        type="button"
        className="menu-opener"
        ref={opener}
        aria-label={label}
        title={label}
        aria-expanded={open}
        disabled={disabled}
        onClick={() => setOpen(!open)}
      >
        {face}
      </button>
      {open && (
        <ul className="menu-list" aria-label={label}>
          {items.map(({ title, isHalf = false, act }) => (
            <li key={title} data-half={isHalf}>
              <button
                type="button"
                className="menu-item"
                onClick={() => {
                  close();
                  act();
                }}
              >
                {title}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
