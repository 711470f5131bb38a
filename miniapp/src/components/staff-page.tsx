import { Fragment, type ReactNode } from "react";
import { type StaffUnit, useStaffUnit } from "../staff-unit.ts";
import type { Kept } from "../use-kept.ts";
import { ChooseCommune } from "./choose-commune.tsx";
import { NeedsLogin, type SignedIn } from "./needs-login.tsx";
import { Failure, Loading, Notice, OldCopy, type WayOn } from "./notices.tsx";
import { Page } from "./page.tsx";

/** Whose work a page shows, and for which unit. */
export interface OfUnit {
  session: SignedIn;
  unit: StaffUnit;
}

interface NeedsUnitProps {
  title: string;
  /** The page is about what each commune decides for itself: a province's officer names one first. */
  ofCommune?: boolean;
  children: (session: SignedIn, unit: StaffUnit) => ReactNode;
}

/** For those who look after a unit; everybody else is told so. */
export function NeedsUnit({ title, ...rest }: NeedsUnitProps) {
  return <NeedsLogin title={title}>{(session) => <ForUnit title={title} session={session} {...rest} />}</NeedsLogin>;
}

function ForUnit({ title, ofCommune = false, session, children }: NeedsUnitProps & { session: SignedIn }) {
  const unit = useStaffUnit(session.me);
  if (unit && ofCommune && unit.level === "province") {
    return (
      <Page title={title} lead={unit.name} back="/s">
        <ChooseCommune session={session} province={unit} />
      </Page>
    );
  }
  // Another unit is another page: nothing of what was begun for the one before is left.
  if (unit) return <Fragment key={unit.id}>{children(session, unit)}</Fragment>;
  return (
    <Page title={title} back="/">
      <Notice>Trang này dành cho cán bộ theo dõi các tổ.</Notice>
    </Page>
  );
}

interface WhenLoadedProps<T> {
  kept: Kept<T>;
  /** From what is not there. */
  wayOn?: WayOn;
  children: (data: T) => ReactNode;
}

/** What the server was asked for: waiting, refused, an old copy, or there. */
export function WhenLoaded<T>({ kept, wayOn, children }: WhenLoadedProps<T>) {
  const { data, failure, asOf, reload } = kept;
  if (data === undefined) return failure ? <Failure failure={failure} onRetry={reload} wayOn={wayOn} /> : <Loading />;
  return (
    <>
      {failure && asOf && <OldCopy failure={failure} asOf={asOf} onRetry={reload} />}
      {children(data)}
    </>
  );
}
