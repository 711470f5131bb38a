import { useState } from "react";
import type { UnitTargets } from "../../../shared/api/target.ts";
import { formatCount } from "../../../shared/calendar/format.ts";
import type { TargetSize } from "../../../shared/targets/share-out.ts";
import { type StandIn, shareWithStandIns } from "../../../shared/targets/stand-in.ts";

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
  standIns: readonly StandIn[];
  unit: string;
  own: OwnAmounts;
  onChange: (own: OwnAmounts) => void;
  /** Whether the teams are listed before anybody asks. */
  startsOpen: boolean;
}

/** What an amount means for each team, while it is typed; some teams may get an amount of their own. */
export function AmountsByTeam({ size, teams, standIns, unit, own, onChange, startsOpen }: AmountsByTeamProps) {
  const [isOpen, setOpen] = useState(startsOpen);
  const exceptions = new Map(exceptionsOf(own).map(({ teamId, amount }) => [teamId, amount]));
  const parts = shareWithStandIns(size, { teams, standIns, exceptions });
  return (
    <>
      <Together parts={parts} teams={teams} unit={unit} />
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>Từng tổ{exceptions.size > 0 ? ` (${exceptions.size} tổ có mức riêng)` : ", đặt mức riêng"}</summary>
        {isOpen && (
          <>
            <ul className="amounts">
              {teams.map((team) => (
                <li key={team.id}>
                  <TeamAmount
                    {...{ team, unit, part: parts.get(team.id), text: own[team.id] ?? "" }}
                    onChange={(text) => onChange({ ...own, [team.id]: text })}
                  />
                </li>
              ))}
            </ul>
            <p className="small">Ô bên phải: mức riêng, nếu tổ ấy khác. Ghi 0 thì tổ ấy không phải làm việc này.</p>
          </>
        )}
      </details>
    </>
  );
}

function Together({ parts, teams, unit }: { parts: Map<number, number>; teams: readonly Team[]; unit: string }) {
  const unknown = teams.length - parts.size;
  const asked = [...parts.values()].filter((part) => part > 0);
  const total = asked.reduce((sum, part) => sum + part, 0);
  const [least, most] = [Math.min(...asked), Math.max(...asked)];
  return (
    <p>
      Cộng các tổ: <strong className="numbers">{formatCount(total)}</strong>
      {unit && ` ${unit}`}
      {least < most && `; tổ ít nhất ${formatCount(least)}, nhiều nhất ${formatCount(most)}`}
      {unknown > 0 && `; ${unknown} tổ chưa có số hộ nên chưa tính được`}.
    </p>
  );
}

interface TeamAmountProps {
  team: Team;
  unit: string;
  part: number | undefined;
  text: string;
  onChange: (text: string) => void;
}

function TeamAmount({ team: { name, households }, unit, part, text, onChange }: TeamAmountProps) {
  return (
    <>
      <span className="amounts-team">
        {name}
        <span className="small"> ({households === undefined ? "chưa có số hộ" : `${formatCount(households)} hộ`})</span>
      </span>
      <span className="amounts-part">
        {part === undefined && "chưa tính được"}
        {part === 0 && "không giao"}
        {part !== undefined && part > 0 && (
          <>
            <strong className="numbers">{formatCount(part)}</strong> {unit}
          </>
        )}
      </span>
      <input
        className="field own-amount"
        inputMode="numeric"
        autoComplete="off"
        aria-label={`Mức riêng của ${name}`}
        value={text}
        placeholder="–"
        onChange={(event) => onChange(event.target.value)}
      />
    </>
  );
}
