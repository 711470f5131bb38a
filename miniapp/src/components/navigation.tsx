import { NavLink, useLocation } from "react-router-dom";
import { useSession } from "../session.tsx";
import { Icon } from "./icon.tsx";
import type { IconName } from "./icon-shapes.ts";

interface Tab {
  to: string;
  label: string;
  icon: IconName;
}

const guides: Tab = { to: "/g", label: "Hướng dẫn", icon: "book" };
const me: Tab = { to: "/me", label: "Của tôi", icon: "person" };

/** At the bottom, for those who have more than guides. Tabs replace one another, so that "back" leaves the app. */
export function Navigation() {
  const { session } = useSession();
  const { pathname } = useLocation();
  // In the middle of a task there is one thing to do, and a way back.
  if (/^\/(r|g|login)\/./.test(pathname)) return null;
  if (session.state !== "signed_in" || session.me.role === "resident") return null;
  const first: Tab = { to: "/", label: session.me.role === "staff" ? "Tổng quan" : "Tổ tôi", icon: "home" };
  return (
    <nav className="tabs" aria-label="Chính">
      {[first, guides, me].map(({ to, label, icon }) => (
        <NavLink key={to} to={to} end={to === "/"} replace>
          <Icon name={icon} />
          <span>{label}</span>
        </NavLink>
      ))}
    </nav>
  );
}
