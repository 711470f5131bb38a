import { Page } from "../components/page.tsx";
import { NeedsUnit } from "../components/staff-page.tsx";
import { TrendCard } from "../components/trend-card.tsx";

/** A unit's figures through the periods. */
export function TrendsPage() {
  return (
    <NeedsUnit title="Xu hướng">
      {(session, unit) => (
        <Page title="Xu hướng" lead={unit.name} back="/s" wide>
          <section className="card">
            <TrendCard session={session} of="units" id={unit.id} />
          </section>
        </Page>
      )}
    </NeedsUnit>
  );
}
