import { NavLink } from "react-router-dom";
import type { Me } from "../../../shared/api/session.ts";
import { staffGroups, staffPages } from "../staff-pages.ts";
import { Icon } from "./icon.tsx";
import type { IconName } from "./icon-shapes.ts";

interface Entry {
  to: string;
  label: string;
  icon: IconName;
}

const overview: Entry = { to: "/", label: "Tổng quan", icon: "home" };
const general: Entry[] = [
  { to: "/g", label: "Hướng dẫn", icon: "book" },
  { to: "/me", label: "Của tôi", icon: "person" },
];

/** All an officer can open, in groups: the rail of a desk screen, and the page "Thêm" of a phone. */
export function StaffMenu({ me, label }: { me: Me; label: string }) {
  const groups = staffGroups
    .map((name) => ({ name, entries: entriesOf(me, name) }))
    .filter(({ entries }) => entries.length > 0);
  return (
    <nav className="staff-menu" aria-label={label}>
      <Entries entries={[overview]} />
      {groups.map(({ name, entries }) => (
        <section key={name}>
          <h2>{name}</h2>
          <Entries entries={entries} />
        </section>
      ))}
      <Entries entries={general} />
    </nav>
  );
}

function Entries({ entries }: { entries: Entry[] }) {
  return (
    <ul>
      {entries.map(({ to, label, icon }) => (
        <li key={to}>
          <NavLink to={to} end={to === "/"}>
            <Icon name={icon} />
            <span>{label}</span>
          </NavLink>
        </li>
      ))}
    </ul>
  );
}

function entriesOf(me: Me, group: (typeof staffGroups)[number]): Entry[] {
  return staffPages.flatMap(({ path, menu, roles }) =>
    menu?.group === group && me.units.some((unit) => roles.includes(unit.role))
      ? [{ to: `/s/${path}`, label: menu.label, icon: menu.icon }]
      : [],
  );
}
