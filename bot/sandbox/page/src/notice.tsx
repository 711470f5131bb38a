import { createContext, type ReactNode, useContext, useEffect, useState } from "react";

const SHOWN_FOR_MS = 6_000;

const NoticeContext = createContext<(text: string) => void>(() => undefined);

/** Runs a command and says at the bottom of the page why it was refused. */
export function useCommand(): (command: Promise<unknown>) => void {
  const notify = useContext(NoticeContext);
  return (command) => {
    command.catch((error: unknown) => notify(error instanceof Error ? error.message : "Không làm được."));
  };
}

export function NoticeArea({ children }: { children: ReactNode }) {
  const [text, setText] = useState("");
  useEffect(() => {
    if (!text) return;
    const timer = setTimeout(() => setText(""), SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <NoticeContext.Provider value={setText}>
      {children}
      <div className="notice" role="status" aria-live="polite" data-shown={text !== ""}>
        {text}
      </div>
    </NoticeContext.Provider>
  );
}
