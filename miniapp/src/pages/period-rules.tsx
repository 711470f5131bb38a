import type { PeriodRulesPage as Rules } from "../../../shared/api/period-rules.ts";
import { readPeriodRules } from "../api/periods.ts";
import { Page } from "../components/page.tsx";
import { NeedsUnit, WhenLoaded } from "../components/staff-page.tsx";
import { DaysOff } from "../periods/days-off.tsx";
import { LockedPeriods } from "../periods/locked-periods.tsx";
import { NextPeriods } from "../periods/next-periods.tsx";
import { RuleForm } from "../periods/rule-form.tsx";
import { useKept } from "../use-kept.ts";
import "../styles/periods.css";

/** When reports are due, when their figures are closed, and which days nobody works. */
export function PeriodRulesPage() {
  return (
    <NeedsUnit title="Kỳ báo cáo và ngày nghỉ" ofCommune>
      {({ me, token }, unit) => <Periods token={token} meId={me.id} unit={unit} />}
    </NeedsUnit>
  );
}

function Periods({ token, meId, unit }: { token: string; meId: number; unit: { id: number; name: string } }) {
  const kept = useKept(`${meId}:periods:${unit.id}`, () => readPeriodRules(token, unit.id));
  const onChanged = (rules: Rules) => kept.replace(rules);
  return (
    <Page title="Kỳ báo cáo và ngày nghỉ" lead={unit.name} back="/s" wide>
      <WhenLoaded kept={kept}>
        {(rules) => (
          <div className="desk">
            <div className="stack">
              {rules.mayChange ? (
                <RuleForm key={JSON.stringify([rules.cut, rules.teamTitle])} {...{ token, rules, onChanged }} />
              ) : (
                <NextPeriods title="Bốn kỳ tới" periods={rules.next} />
              )}
            </div>
            <div className="stack">
              <LockedPeriods {...{ token, rules, onChanged }} />
              <DaysOff {...{ token, rules, onChanged }} />
            </div>
          </div>
        )}
      </WhenLoaded>
    </Page>
  );
}
