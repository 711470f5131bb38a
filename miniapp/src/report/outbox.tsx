import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
import type { ReportInput, ReportSaved, ReportView, SimilarFound } from "../../../shared/api/team.ts";
import { CallFailed } from "../api/client.ts";
import { sendReport } from "../api/reports.ts";
import { type Session, useSession } from "../session.tsx";
import { readStored, removeStored, writeStored } from "../store.ts";
import { mayHavePhotos } from "./photos/photo-mark.ts";

/** A report that has left the form and is not known to be saved. It cannot change any more: it may have arrived. */
export interface Waiting {
  report: ReportInput;
  /** Reports the server took for the same activity: the person decides. */
  similar?: ReportView[];
  /** Why the server will not take it as it is; kept until the person has seen that. */
  refused?: string;
}

export type Outcome =
  | { kind: "saved"; saved: ReportSaved }
  | { kind: "waiting"; failure: CallFailed }
  | { kind: "similar"; similar: ReportView[] }
  /** Not saved, and never will be as it is. */
  | { kind: "refused"; failure: CallFailed };

interface Outbox {
  waiting: readonly Waiting[];
  /** The report that went out last, by itself or at once. */
  lastSaved: ReportSaved | undefined;
  send: (report: ReportInput) => Promise<Outcome>;
  /** Gives up a report the server has refused or asked about; nothing of it was saved. */
  drop: (key: string) => void;
  sendAll: () => void;
}

const OutboxContext = createContext<Outbox | undefined>(undefined);
const TRY_AGAIN_MS = 30_000;

export function OutboxProvider({ children }: { children: ReactNode }) {
  const { session, renew } = useSession();
  const { place, waiting, keep } = useKeptItems(session);
  const [lastSaved, setLastSaved] = useState<ReportSaved>();
  const underWay = useRef(new Map<string, Promise<Outcome>>());
  const who = useRef<Session>(session);
  who.current = session;

  const drop = useCallback(
    (key: string) => keep((items) => items.filter(({ report }) => !hasKey(report, key))),
    [keep],
  );

  const send = useCallback(
    (report: ReportInput) => {
      const key = report.idempotencyKey;
      const begun = underWay.current.get(key);
      if (begun) return begun;
      keep((items) => [...items.filter((item) => !hasKey(item.report, key)), { report }]);
      const outcome = deliver(report, who.current, renew)
        .then((result) => {
          if (result.kind === "similar") {
            const { similar } = result;
            keep((items) => items.map((item) => (hasKey(item.report, key) ? { report, similar } : item)));
          }
          if (result.kind === "refused") {
            const refused = result.failure.message;
            keep((items) => items.map((item) => (hasKey(item.report, key) ? { report, refused } : item)));
          }
          if (result.kind === "saved") {
            drop(key);
            setLastSaved(result.saved);
            void letPhotosGo(who.current, key, result.saved.report.id);
          }
          return result;
        })
        .finally(() => underWay.current.delete(key));
      underWay.current.set(key, outcome);
      return outcome;
    },
    [keep, drop, renew],
  );

  const sendAll = useCallback(() => {
    if (place === undefined) return;
    for (const item of stored(place)) if (isOnItsWay(item)) void send(item.report);
    void sendWaitingPhotos(who.current);
  }, [place, send]);
  useTryingAgain(waiting.some(isOnItsWay), sendAll);
  // What an earlier visit left behind.
  useEffect(() => sendAll(), [sendAll]);

  const outbox = useMemo(
    () => ({ waiting, lastSaved, send, drop, sendAll }),
    [waiting, lastSaved, send, drop, sendAll],
  );
  return <OutboxContext.Provider value={outbox}>{children}</OutboxContext.Provider>;
}

const isOnItsWay = ({ similar, refused }: Waiting) => similar === undefined && refused === undefined;

/** Pictures of a saved report follow it; with them those of earlier reports that had no network. Loaded only then. */
export async function sendPhotosOf(saved: {
  personId: number;
  token: string;
  draftKey: string;
  reportId: number;
}): Promise<void> {
  const photos = await import("./photos/send-photos.ts").catch(() => undefined);
  await photos?.releasePhotos(saved.personId, saved.draftKey, saved.reportId);
  await photos?.sendPhotos(saved.personId, saved.token);
}

async function letPhotosGo(session: Session, draftKey: string, reportId: number): Promise<void> {
  if (session.state !== "signed_in") return;
  await sendPhotosOf({ personId: session.me.id, token: session.token, draftKey, reportId });
}

/** What an earlier visit left behind. */
async function sendWaitingPhotos(session: Session): Promise<void> {
  if (session.state !== "signed_in" || !mayHavePhotos()) return;
  const photos = await import("./photos/send-photos.ts").catch(() => undefined);
  await photos?.sendPhotos(session.me.id, session.token);
}

const hasKey = (report: ReportInput, key: string) => report.idempotencyKey === key;

/** One person's items, written down before they are shown: what the phone kept is what counts after a crash. */
function useKeptItems(session: Session) {
  const personId = session.state === "signed_in" ? session.me.id : undefined;
  const place = personId === undefined ? undefined : `outbox:${personId}`;
  const [waiting, setWaiting] = useState<readonly Waiting[]>([]);
  useEffect(() => setWaiting(place === undefined ? [] : stored(place)), [place]);
  const keep = useCallback(
    (change: (items: Waiting[]) => Waiting[]) => {
      if (place === undefined) return;
      const items = change(stored(place));
      if (items.length === 0) removeStored(place);
      else writeStored(place, items);
      setWaiting(items);
    },
    [place],
  );
  return { place, waiting, keep };
}

/** While something waits: when the network is back, when the person looks again, and every half minute. */
function useTryingAgain(isNeeded: boolean, sendAll: () => void): void {
  useEffect(() => {
    if (!isNeeded) return;
    const whenSeen = () => document.visibilityState === "visible" && sendAll();
    const timer = window.setInterval(sendAll, TRY_AGAIN_MS);
    window.addEventListener("online", sendAll);
    document.addEventListener("visibilitychange", whenSeen);
    return () => {
      window.clearInterval(timer);
      window.removeEventListener("online", sendAll);
      document.removeEventListener("visibilitychange", whenSeen);
    };
  }, [isNeeded, sendAll]);
}

export function useOutbox(): Outbox {
  const outbox = useContext(OutboxContext);
  if (!outbox) throw new Error("useOutbox outside OutboxProvider");
  return outbox;
}

async function deliver(report: ReportInput, session: Session, renew: () => Promise<Session>): Promise<Outcome> {
  const first = await attempt(report, session);
  if (first.kind !== "waiting" || first.failure.code !== "login_required") return first;
  const renewed = await renew();
  return renewed.state === "signed_in" ? attempt(report, renewed) : first;
}

async function attempt(report: ReportInput, session: Session): Promise<Outcome> {
  try {
    const token = session.state === "signed_in" ? session.token : "";
    return { kind: "saved", saved: await sendReport(token, report) };
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    if (error.code === "similar_report") return { kind: "similar", similar: (error.answer as SimilarFound).similar };
    const mayStillGo = error.retryHelps || error.code === "login_required";
    return mayStillGo ? { kind: "waiting", failure: error } : { kind: "refused", failure: error };
  }
}

function stored(place: string): Waiting[] {
  const items = readStored(place);
  return Array.isArray(items) ? (items as Waiting[]) : [];
}
