import { useState } from "react";
import { chooseStaffUnit, type StaffUnit } from "../staff-unit.ts";
import { TextField } from "./form-fields.tsx";
import { Icon } from "./icon.tsx";
import type { SignedIn } from "./needs-login.tsx";
import { Failure, Loading } from "./notices.tsx";
import { useCommunesBelow } from "./unit-switcher.tsx";

/** More than these are searched. */
const FEW = 12;

/** On a page of communes, for a province's officer: which one? The choice holds for the other pages too. */
export function ChooseCommune({ session: { me, token }, province }: { session: SignedIn; province: StaffUnit }) {
  const { communes, isLoading, failure, reload } = useCommunesBelow(me, token, province.id);
  const [search, setSearch] = useState("");
  const wanted = search.trim().toLocaleLowerCase("vi");
  const found = communes.filter(({ name }) => name.toLocaleLowerCase("vi").includes(wanted));
  if (communes.length === 0 && isLoading) return <Loading />;
  if (communes.length === 0 && failure) return <Failure failure={failure} onRetry={reload} />;
  if (communes.length === 0) return <p className="card">Dưới {province.name} chưa có xã, phường nào.</p>;
  return (
    <section className="stack">
      <p>Phần này mỗi xã, phường có riêng. Anh/chị muốn xem xã, phường nào?</p>
      {communes.length > FEW && <TextField label="Tìm xã, phường" type="search" value={search} onChange={setSearch} />}
      <ul className="rows" aria-live="polite">
        {found.map(({ id, name }) => (
          <li key={id}>
            <button
              type="button"
              className="row row-button"
              onClick={() => chooseStaffUnit(me.id, { id, name, under: province.id })}
            >
              <span>{name}</span>
              <Icon name="next" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
