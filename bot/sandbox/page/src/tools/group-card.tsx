import { useState } from "react";
import type { Group, Person } from "../../../protocol.ts";
import { control } from "../control.ts";
import { useCommand } from "../notice.tsx";

const states = { enabled: "dùng được", disabled: "gói đã hết hạn", deleted: "đã giải tán" } as const;

/** One group: who is in it, who waits, and who comes or goes. */
export function GroupCard({ group, people }: { group: Group; people: readonly Person[] }) {
  const run = useCommand();
  const [chosen, setChosen] = useState("");
  const personId = chosen || (people[0]?.id ?? "");
  const isMember = group.members.some((member) => member.personId === personId);
  const names = (list: Group["members"]) => list.map(({ name, isAdmin }) => (isAdmin ? `${name} (quản trị)` : name));
  return (
    <section className="tool-card">
      <h3>
        Nhóm {group.name}{" "}
        <span className="state" data-bad={group.status !== "enabled"}>
          {states[group.status]}
        </span>
      </h3>
      <p>Trong nhóm: {names(group.members).join(", ") || "chưa có ai"}</p>
      {group.pending.length > 0 && <p>Chờ duyệt: {names(group.pending).join(", ")}</p>}
      <div className="tool-row">
        <select
          className="grow"
          aria-label={`Người vào, ra nhóm ${group.name}`}
          value={personId}
          onChange={(event) => setChosen(event.target.value)}
        >
          {people.map(({ id, displayName }) => (
            <option key={id} value={id}>
              {displayName}
            </option>
          ))}
        </select>
        {isMember ? (
          <button type="button" className="small" onClick={() => run(control.inGroup(group.id, "leave", personId))}>
            Rời nhóm
          </button>
        ) : (
          <>
            <button type="button" className="small" onClick={() => run(control.inGroup(group.id, "join", personId))}>
              Vào nhóm
            </button>
            <button type="button" className="small" onClick={() => run(control.inGroup(group.id, "request", personId))}>
              Xin vào
            </button>
          </>
        )}
        <button
          type="button"
          className="small"
          onClick={() => run(control.expireGroup(group.id), "Gói nhóm đã hết hạn.")}
        >
          Cho hết hạn
        </button>
      </div>
    </section>
  );
}
