import type { ReactNode } from "react";
import type { Me } from "../../../shared/api/session.ts";
import type { Kept } from "../use-kept.ts";
import { NeedsLogin, type SignedIn } from "./needs-login.tsx";
import { Failure, Loading, Notice, OldCopy } from "./notices.tsx";
import { Page } from "./page.tsx";

type Unit = Me["units"][number];

/** Whose work a page shows, and for which unit. */
export interface OfUnit {
  session: SignedIn;
  unit: Unit;
}

/** For those who look after a unit; everybody else is told so. */
export function NeedsUnit({
  title,
  children,
}: {
  title: string;
  children: (session: SignedIn, unit: Unit) => ReactNode;
}) {
  return (
    <NeedsLogin title={title}>
      {(session) => {
        const [unit] = session.me.units;
        if (unit) return children(session, unit);
        return (
          <Page title={title} back="/">
            <Notice>Trang này dành cho cán bộ theo dõi các tổ.</Notice>
          </Page>
        );
      }}
    </NeedsLogin>
  );
}

/** What the server was asked for: waiting, refused, an old copy, or there. */
export function WhenLoaded<T>({ kept, children }: { kept: Kept<T>; children: (data: T) => ReactNode }) {
  const { data, failure, asOf, reload } = kept;
  if (data === undefined) return failure ? <Failure failure={failure} onRetry={reload} /> : <Loading />;
  return (
    <>
      {failure && asOf && <OldCopy failure={failure} asOf={asOf} onRetry={reload} />}
      {children(data)}
    </>
  );
}
