import { readReminderRules } from "../api/zalo-care.ts";
import { Notice } from "../components/notices.tsx";
import { Page } from "../components/page.tsx";
import { NeedsUnit, WhenLoaded } from "../components/staff-page.tsx";
import { NextReminders } from "../reminders/next-reminders.tsx";
import { RulesForm } from "../reminders/rules-form.tsx";
import { useKept } from "../use-kept.ts";

/** When and with which words the clock reminds of missing reports. */
export function ReminderRulesPage() {
  return (
    <NeedsUnit title="Nhắc báo cáo" ofCommune>
      {({ me, token }, unit) => <Rules {...{ token, unit, meId: me.id }} />}
    </NeedsUnit>
  );
}

function Rules({ token, unit, meId }: { token: string; unit: { id: number; name: string }; meId: number }) {
  const kept = useKept(`${meId}:reminder-rules:${unit.id}`, () => readReminderRules(token, unit.id));
  return (
    <Page title="Nhắc báo cáo" lead={unit.name} back="/s" wide>
      <WhenLoaded kept={kept}>
        {(page) =>
          page.mayChange ? (
            <RulesForm
              key={JSON.stringify([page.rules, page.quiet])}
              {...{ token, page, unitId: unit.id }}
              onChanged={kept.replace}
            />
          ) : (
            <>
              <Notice>Cán bộ của xã, phường đổi được lịch nhắc. Dưới đây là các lời nhắc sắp tới.</Notice>
              <NextReminders next={page.next} isOn={page.rules.isOn} />
            </>
          )
        }
      </WhenLoaded>
    </Page>
  );
}
