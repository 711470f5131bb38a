import { useId } from "react";
import { useLocation, useNavigate } from "react-router-dom";
import type { Me } from "../../../shared/api/session.ts";
import type { TreeUnit } from "../../../shared/api/tree.ts";
import { readUnitsBelow } from "../api/tree.ts";
import { chooseStaffUnit, useStaffUnit } from "../staff-unit.ts";
import { useKept } from "../use-kept.ts";
import type { SignedIn } from "./needs-login.tsx";

/** One choice for all of an officer's pages: their units, and the communes below a province. */
export function UnitSwitcher({ session: { me, token } }: { session: SignedIn }) {
  const id = useId();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const chosen = useStaffUnit(me);
  const province = me.units.find(({ level }) => level === "province");
  const { communes } = useCommunesBelow(me, token, province?.id);
  const below = communes.length > 0 || chosen === undefined || me.units.includes(chosen) ? communes : [chosen];
  const choose = (value: string) => {
    const own = me.units.find((unit) => String(unit.id) === value);
    const commune = below.find((unit) => String(unit.id) === value);
    if (own) chooseStaffUnit(me.id, { id: own.id, name: own.name });
    else if (commune && province) chooseStaffUnit(me.id, { id: commune.id, name: commune.name, under: province.id });
    navigate(pageOfAnyUnit(pathname), { replace: true });
  };
  return (
    <div className="unit-switcher">
      <label htmlFor={id}>Đang xem</label>
      <select id={id} className="field" value={chosen?.id} onChange={(event) => choose(event.target.value)}>
        {me.units.map((unit) => (
          <option key={unit.id} value={unit.id}>
            {unit.level === "province"
              ? `Cả ${unit.name.charAt(0).toLocaleLowerCase("vi")}${unit.name.slice(1)}`
              : unit.name}
          </option>
        ))}
        {below.length > 0 && (
          <optgroup label={`Từng xã, phường của ${province?.name}`}>
            {below.map((unit) => (
              <option key={unit.id} value={unit.id}>
                {unit.name}
              </option>
            ))}
          </optgroup>
        )}
      </select>
    </div>
  );
}

/** By name; none until they have come. */
export function useCommunesBelow(me: Me, token: string, provinceId: number | undefined) {
  const key = provinceId === undefined ? undefined : `${me.id}:units-below:${provinceId}`;
  const { data, isLoading, failure, reload } = useKept(key, () => readUnitsBelow(token, provinceId ?? 0));
  const names = new Intl.Collator("vi", { numeric: true });
  const communes: TreeUnit[] = (data?.units ?? [])
    .filter(({ level }) => level === "commune")
    .sort((left, right) => names.compare(left.name, right.name));
  return { communes, isLoading, failure, reload };
}

/** What is one unit's own, a team or an announcement, is not there for another: its list is. */
function pageOfAnyUnit(pathname: string): string {
  const [, area, page] = pathname.split("/");
  if (area !== "s") return "/";
  return page ? `/s/${page === "score" || page === "report" ? "scores" : page}` : "/s";
}
