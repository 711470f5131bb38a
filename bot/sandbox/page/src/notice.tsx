import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from "react";

const SHOWN_FOR_MS = 7_000;

type Notice = { text: string; isBad: boolean };

const NoticeContext = createContext<(notice: Notice) => void>(() => undefined);

/** Says something at the bottom of the page. */
export function useNotice(): (text: string) => void {
  const notify = useContext(NoticeContext);
  return useCallback((text) => notify({ text, isBad: false }), [notify]);
}

/** Runs a command; says at the bottom of the page why it was refused, or `done` when it was carried out. */
export function useCommand(): (command: Promise<unknown>, done?: string) => void {
  const notify = useContext(NoticeContext);
  return useCallback(
    (command, done) => {
      command.then(
        () => done && notify({ text: done, isBad: false }),
        (error: unknown) => notify({ text: error instanceof Error ? error.message : "Không làm được.", isBad: true }),
      );
    },
    [notify],
  );
}

export function NoticeArea({ children }: { children: ReactNode }) {
  const [notice, setNotice] = useState<Notice>();
  useEffect(() => {
    if (!notice) return;
    const timer = setTimeout(() => setNotice(undefined), SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [notice]);
  return (
    <NoticeContext.Provider value={setNotice}>
      {children}
      <div className="notice" role="status" data-shown={notice !== undefined} data-bad={notice?.isBad ?? false}>
        {notice?.text}
      </div>
    </NoticeContext.Provider>
  );
}
