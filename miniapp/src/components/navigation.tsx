import { lazy, Suspense } from "react";
import { NavLink, useLocation } from "react-router-dom";
import { useSession } from "../session.tsx";
import { hasSeveralUnits } from "../staff-unit.ts";
import { useMedia } from "../use-media.ts";
import { Icon } from "./icon.tsx";
import type { IconName } from "./icon-shapes.ts";

const StaffMenu = lazy(() => import("./staff-menu.tsx").then((module) => ({ default: module.StaffMenu })));

const UnitSwitcher = lazy(() => import("./unit-switcher.tsx").then((module) => ({ default: module.UnitSwitcher })));

interface Tab {
  to: string;
  label: string;
  icon: IconName;
}

const guides: Tab = { to: "/g", label: "Hướng dẫn", icon: "book" };
const me: Tab = { to: "/me", label: "Của tôi", icon: "person" };

const memberTabs: Tab[] = [{ to: "/", label: "Tổ tôi", icon: "home" }, guides, me];
const staffTabs: Tab[] = [
  { to: "/", label: "Tổng quan", icon: "home" },
  { to: "/s/announcements", label: "Thông báo", icon: "megaphone" },
  guides,
  { to: "/s", label: "Việc khác", icon: "menu" },
];

/** For those who have more than guides: tabs at the bottom of a phone, the whole menu beside an officer's desk pages. */
export function Navigation() {
  const { session } = useSession();
  const { pathname } = useLocation();
  const isDesk = useMedia("(min-width: 900px)");
  if (session.state !== "signed_in" || session.me.role === "resident") return null;
  if (session.me.role === "staff" && isDesk) {
    return (
      <aside className="rail" aria-label={session.me.commune.name}>
        {!hasSeveralUnits(session.me) && <p className="rail-title">{session.me.commune.name}</p>}
        <Suspense>
          {hasSeveralUnits(session.me) && <UnitSwitcher session={session} />}
          <StaffMenu me={session.me} label="Chính" />
        </Suspense>
      </aside>
    );
  }
  if (isInTask(pathname)) return null;
  const tabs = session.me.role === "staff" ? staffTabs : memberTabs;
  return (
    <nav className="tabs" aria-label="Chính">
      {tabs.map(({ to, label, icon }) => (
        // Tabs replace one another, so that "back" leaves the app.
        <NavLink key={to} to={to} end={to === "/" || to === "/s"} replace>
          <Icon name={icon} />
          <span>{label}</span>
        </NavLink>
      ))}
    </nav>
  );
}

/** In the middle of a task there is one thing to do, and a way back. */
function isInTask(pathname: string): boolean {
  return /^\/(r|g|login|s\/.+)\/./.test(pathname);
}

/** Above an officer's pages on a phone, when there is more than one unit to look at. */
export function UnitBar() {
  const { session } = useSession();
  const { pathname } = useLocation();
  const isDesk = useMedia("(min-width: 900px)");
  if (session.state !== "signed_in" || isDesk || !hasSeveralUnits(session.me)) return null;
  if (!/^\/(s(\/|$)|$)/.test(pathname) || isInTask(pathname)) return null;
  return (
    <Suspense>
      <UnitSwitcher session={session} />
    </Suspense>
  );
}
