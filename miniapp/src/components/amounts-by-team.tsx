import type { UnitTargets } from "../../../shared/api/target.ts";
import { formatCount } from "../../../shared/calendar/format.ts";
import { shareOut, type TargetSize } from "../../../shared/targets/share-out.ts";
import { DataTable } from "./data-table.tsx";

type Team = UnitTargets["teams"][number];

/** Amounts of their own as they are typed, by team. */
export type OwnAmounts = Readonly<Record<number, string>>;

/** The typed amounts that are numbers. */
export function exceptionsOf(own: OwnAmounts): { teamId: number; amount: number }[] {
  return Object.entries(own).flatMap(([teamId, text]) => {
    const amount = toAmount(text);
    return amount === undefined ? [] : [{ teamId: Number(teamId), amount }];
  });
}

/** "1.016" is one thousand and sixteen; anything but digits only parts them. */
export function toAmount(text: string): number | undefined {
  const digits = text.replace(/\D/g, "").slice(0, 7);
  return digits === "" ? undefined : Number(digits);
}

interface AmountsByTeamProps {
  size: TargetSize;
  teams: readonly Team[];
  unit: string;
  own: OwnAmounts;
  onChange: (own: OwnAmounts) => void;
}

/** What an amount means for each team, while it is typed; some teams may get an amount of their own. */
export function AmountsByTeam({ size, teams, unit, own, onChange }: AmountsByTeamProps) {
  const exceptions = new Map(exceptionsOf(own).map(({ teamId, amount }) => [teamId, amount]));
  const sharing = teams.map(({ id, households }) => ({ id, households }));
  const parts = shareOut(size, sharing, exceptions);
  const unknown = teams.length - parts.size;
  const total = [...parts.values()].reduce((sum, part) => sum + part, 0);
  return (
    <>
      <p>
        Cộng các tổ: <strong className="numbers">{formatCount(total)}</strong> {unit}
        {unknown > 0 && `; ${unknown} tổ chưa có số hộ nên chưa tính được`}.
      </p>
      <DataTable
        caption="Mức giao của từng tổ"
        rows={teams}
        keyOf={({ id }) => id}
        empty="Đơn vị này chưa có tổ nào."
        columns={[
          { title: "Tổ", cell: ({ name }) => name },
          {
            title: "Số hộ",
            isNumber: true,
            cell: ({ households }) => (households === undefined ? "chưa có" : formatCount(households)),
          },
          { title: "Được giao", isNumber: true, cell: ({ id }) => <strong>{said(parts.get(id))}</strong> },
          {
            title: "Mức riêng, nếu khác",
            isNumber: true,
            cell: ({ id, name }) => (
              <input
                className="field own-amount"
                inputMode="numeric"
                autoComplete="off"
                aria-label={`Mức riêng của ${name}`}
                value={own[id] ?? ""}
                placeholder="–"
                onChange={(event) => onChange({ ...own, [id]: event.target.value })}
              />
            ),
          },
        ]}
      />
      <p className="small">Mức riêng 0: tổ ấy không phải làm việc này.</p>
    </>
  );
}

function said(part: number | undefined): string {
  if (part === undefined) return "chưa tính được";
  return part === 0 ? "không giao" : formatCount(part);
}
