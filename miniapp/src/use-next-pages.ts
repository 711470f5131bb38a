import { useEffect } from "react";
import { fetchNextPages } from "./pages/index.ts";
import { useSession } from "./session.tsx";

/** After the first screen has come also over a slow network: it must not share the line. */
const QUIET_AFTER_MS = 3_000;

/** Readies the pages somebody will open next. */
export function useNextPages(): void {
  const { session } = useSession();
  const isMember = session.state === "signed_in" && session.me.teams.length > 0;
  const who = isMember ? "member" : "resident";
  useEffect(() => {
    const timer = window.setTimeout(() => void fetchNextPages(who), QUIET_AFTER_MS);
    return () => window.clearTimeout(timer);
  }, [who]);
}
