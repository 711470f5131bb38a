import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
import type { Me } from "../../shared/api/session.ts";
import { CallFailed } from "./api/client.ts";
import { endSession, type LoggedIn, logInWithZalo, readMe } from "./api/sessions.ts";
import { clearForgotten } from "./forgotten.ts";
import { isFramedByOurselves } from "./sandbox-token.ts";
import { removeStoredUnder } from "./store.ts";
import { isInsideZalo, zaloAccessToken } from "./zalo.ts";

export type Session =
  /** Asking silently; what needs no login is shown meanwhile. */
  { state: "checking" } | { state: "guest"; why?: CallFailed } | { state: "signed_in"; token: string; me: Me };

interface SessionControl {
  session: Session;
  /** Takes over a finished login. */
  enter: (login: LoggedIn) => void;
  /** Asks again who this is: after a session ran out, or when the network is back. */
  renew: () => Promise<Session>;
  leave: () => void;
}

const SessionContext = createContext<SessionControl | undefined>(undefined);
const STORED = "toso:session";

export function SessionProvider({ sandboxToken, children }: { sandboxToken: string | undefined; children: ReactNode }) {
  const [session, setSession] = useState<Session>(() => storedSession() ?? { state: "checking" });
  const asking = useRef<Promise<Session>>();

  const settle = useCallback((next: Session) => {
    storeSession(next);
    setSession(next);
    return next;
  }, []);

  const renew = useCallback(() => {
    asking.current ??= findOut(sandboxToken)
      .then(settle)
      .finally(() => {
        asking.current = undefined;
      });
    return asking.current;
  }, [sandboxToken, settle]);

  // Once, after the first paint: a page that needs no login does not wait for it.
  useEffect(() => {
    void renew().then((known) => clearForgotten(known.state === "signed_in" ? known.me.id : undefined));
  }, [renew]);

  const control = useMemo<SessionControl>(
    () => ({
      session,
      renew,
      enter: ({ token, me }) => void settle({ state: "signed_in", token, me }),
      leave: () => {
        if (session.state === "signed_in") {
          // A session that is over already needs no end.
          void endSession(session.token).catch(() => undefined);
          removeStoredUnder(`kept:${session.me.id}:`);
        }
        settle({ state: "guest" });
      },
    }),
    [session, renew, settle],
  );
  return <SessionContext.Provider value={control}>{children}</SessionContext.Provider>;
}

export function useSession(): SessionControl {
  const control = useContext(SessionContext);
  if (!control) throw new Error("useSession outside SessionProvider");
  return control;
}

async function findOut(sandboxToken: string | undefined): Promise<Session> {
  try {
    const miniAppToken = sandboxToken ?? (await tokenFromZalo());
    if (miniAppToken !== undefined) {
      const { token, me } = await logInWithZalo(miniAppToken);
      return { state: "signed_in", token, me };
    }
    const stored = storedSession();
    if (stored === undefined) return { state: "guest" };
    return { ...stored, me: await readMe(stored.token) };
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    const stored = storedSession();
    // No network is no reason to forget who this is.
    if (stored !== undefined && error.retryHelps) return stored;
    return error.code === "login_required" ? { state: "guest" } : { state: "guest", why: error };
  }
}

async function tokenFromZalo(): Promise<string | undefined> {
  if (!isInsideZalo()) return undefined;
  const answer = await zaloAccessToken();
  return answer.state === "ok" ? answer.value : undefined;
}

type SignedIn = Extract<Session, { state: "signed_in" }>;

/** For this tab only. Frames of one page share it, and each is another person: there it lives in memory alone. */
function storedSession(): SignedIn | undefined {
  if (isFramedByOurselves()) return undefined;
  try {
    const stored = JSON.parse(window.sessionStorage.getItem(STORED) ?? "null") as SignedIn | null;
    return stored?.state === "signed_in" ? stored : undefined;
  } catch {
    return undefined;
  }
}

function storeSession(session: Session): void {
  if (isFramedByOurselves()) return;
  try {
    if (session.state === "signed_in") window.sessionStorage.setItem(STORED, JSON.stringify(session));
    else window.sessionStorage.removeItem(STORED);
  } catch {
    // Inside Zalo storage may be closed; then the login lives as long as the page.
  }
}
