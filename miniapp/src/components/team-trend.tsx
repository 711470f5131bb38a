import { lazy, Suspense, useState } from "react";
import type { SignedIn } from "./needs-login.tsx";
import { Loading } from "./notices.tsx";

const TrendCard = lazy(() => import("./trend-card.tsx").then((module) => ({ default: module.TrendCard })));

/** A team's earlier periods, fetched with the drawing when somebody wants to see them. */
export function TeamTrend({ session, teamId }: { session: SignedIn; teamId: number }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="card">
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>So với các kỳ trước</summary>
        {isOpen && (
          <Suspense fallback={<Loading />}>
            <TrendCard session={session} of="teams" id={teamId} />
          </Suspense>
        )}
      </details>
    </section>
  );
}
