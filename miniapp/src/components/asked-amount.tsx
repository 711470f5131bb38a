import type { UnitTargets } from "../../../shared/api/target.ts";
import type { TargetBasis } from "../../../shared/targets/share-out.ts";
import type { StandIn } from "../../../shared/targets/stand-in.ts";
import { useIndicators } from "../indicators.ts";
import { basisWords } from "../programme-words.ts";
import { AmountsByTeam, exceptionsOf, type OwnAmounts, toAmount } from "./amounts-by-team.tsx";
import { SelectField, TextField } from "./form-fields.tsx";

/** What is asked of one indicator, as it is being typed. */
export interface AskedText {
  code: string;
  basis: TargetBasis;
  amountText: string;
  own: OwnAmounts;
  /** What holds until it is changed. */
  kept?: Kept & { standIns: readonly StandIn[] };
}

export const nothingAsked: AskedText = { code: "", basis: "per_team", amountText: "", own: {} };

interface Kept {
  indicatorCode: string;
  basis: TargetBasis;
  amount: number;
  exceptions: readonly { teamId: number; amount: number }[];
}

export function askedFrom(target: Kept, standIns: readonly StandIn[]): AskedText {
  const { indicatorCode, basis, amount, exceptions } = target;
  const own = Object.fromEntries(exceptions.map((one) => [one.teamId, String(one.amount)]));
  return { code: indicatorCode, basis, amountText: String(amount), own, kept: { ...target, standIns } };
}

/** Teams that are still asked what others were: none once another amount is set for all, or for them. */
function standInsLeft({ code, basis, amountText, own, kept }: AskedText): readonly StandIn[] {
  if (kept?.indicatorCode !== code || kept.basis !== basis || kept.amount !== toAmount(amountText)) return [];
  const before = new Map(kept.exceptions.map(({ teamId, amount }) => [teamId, amount]));
  return kept.standIns.filter(({ teamId }) => toAmount(own[teamId] ?? "") === before.get(teamId));
}

/** Undefined while something is missing. */
export function toAsked({ code, basis, amountText, own }: AskedText) {
  const amount = toAmount(amountText);
  if (code === "" || !amount) return undefined;
  return { indicatorCode: code, basis, amount, exceptions: exceptionsOf(own) };
}

export function CodeField({ asked, onChange }: { asked: AskedText; onChange: (asked: AskedText) => void }) {
  const { data } = useIndicators();
  return (
    <SelectField
      label="Việc"
      value={asked.code}
      onChange={(code) => onChange({ ...asked, code })}
      options={[
        { value: "", label: "Chọn việc…" },
        ...(data?.indicators ?? []).map(({ code, shortLabel }) => ({ value: code, label: shortLabel })),
      ]}
    />
  );
}

interface AmountFieldsProps {
  asked: AskedText;
  onChange: (asked: AskedText) => void;
  /** Those that take part. */
  teams: UnitTargets["teams"];
  listsTeams: boolean;
}

/** How much, and what that means for each team. */
export function AmountFields({ asked, onChange, teams, listsTeams }: AmountFieldsProps) {
  const { unit } = useIndicators().named(asked.code);
  const { basis, amountText, own } = asked;
  const amount = toAmount(amountText);
  return (
    <>
      <div className="form-grid">
        <SelectField
          label="Cách giao"
          value={basis}
          onChange={(value) => onChange({ ...asked, basis: value })}
          options={(Object.keys(basisWords) as TargetBasis[]).map((value) => ({ value, label: basisWords[value] }))}
        />
        <TextField
          label={asked.code && unit ? `Bao nhiêu (${unit})` : "Bao nhiêu"}
          value={amountText}
          onChange={(text) => onChange({ ...asked, amountText: text })}
          required
          error={amountText !== "" && !amount ? "Xin nhập một số lớn hơn 0." : undefined}
        />
      </div>
      {asked.code !== "" && amount !== undefined && amount > 0 && (
        <AmountsByTeam
          size={{ basis, amount }}
          {...{ teams, unit, own, startsOpen: listsTeams, standIns: standInsLeft(asked) }}
          onChange={(changed) => onChange({ ...asked, own: changed })}
        />
      )}
    </>
  );
}
