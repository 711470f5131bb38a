import { useState } from "react";
import { useNavigate, useSearchParams } from "react-router-dom";
import type { TargetView, UnitTargets } from "../../../shared/api/target.ts";
import { dayOf } from "../../../shared/calendar/day.ts";
import { readUnitTargets, setTarget } from "../api/targets.ts";
import { AmountFields, askedFrom, CodeField, nothingAsked, toAsked } from "../components/asked-amount.tsx";
import { Notice } from "../components/notices.tsx";
import { Page } from "../components/page.tsx";
import { RemoveTarget } from "../components/remove-target.tsx";
import { SpanFields } from "../components/span-fields.tsx";
import { NeedsUnit, type OfUnit, WhenLoaded } from "../components/staff-page.tsx";
import { TargetHistoryList } from "../components/target-history.tsx";
import { useIndicators } from "../indicators.ts";
import { rangeWords } from "../programme-words.ts";
import { type Span, spansAround } from "../spans.ts";
import { useCall } from "../use-call.ts";
import { useKept } from "../use-kept.ts";
import "../styles/programme.css";

/** Sets what is asked of a unit's teams, or changes how much. */
export function TargetEditPage() {
  const targetId = Number(useSearchParams()[0].get("chi-tieu")) || undefined;
  const title = targetId === undefined ? "Giao chỉ tiêu" : "Sửa chỉ tiêu";
  return (
    <NeedsUnit title={title}>
      {(session, unit) => <Loaded key={targetId} {...{ title, session, unit, targetId }} />}
    </NeedsUnit>
  );
}

interface LoadedProps extends OfUnit {
  title: string;
  targetId: number | undefined;
}

function Loaded({ title, session: { me, token }, unit, targetId }: LoadedProps) {
  const kept = useKept(`${me.id}:unit-targets:${unit.id}`, () => readUnitTargets(token, unit.id));
  return (
    <Page title={title} lead={unit.name} back="/s/targets" wide>
      <WhenLoaded kept={kept}>
        {(data) => {
          const target = data.targets.find((known) => known.target.id === targetId)?.target;
          if (targetId !== undefined && !target) return <Notice tone="warn">Chỉ tiêu này đã được thu lại.</Notice>;
          if (!data.maySet) return <Notice>Giao chỉ tiêu là việc của cán bộ đơn vị.</Notice>;
          return <Form {...{ token, unitId: unit.id, target, teams: data.teams }} />;
        }}
      </WhenLoaded>
    </Page>
  );
}

interface FormProps {
  token: string;
  unitId: number;
  target: TargetView | undefined;
  teams: UnitTargets["teams"];
}

function Form({ token, unitId, target, teams }: FormProps) {
  const { named } = useIndicators();
  const navigate = useNavigate();
  const { run, isBusy, failure } = useCall();
  const [span, setSpan] = useState<Span>(target ?? spansAround(dayOf(new Date()))[0]?.span ?? { from: "", to: "" });
  const [asked, setAsked] = useState(target ? askedFrom(target) : nothingAsked);
  const whole = toAsked(asked);
  const goBack = () => navigate("/s/targets", { replace: true });
  return (
    <form
      className="card form-card"
      onSubmit={(event) => {
        event.preventDefault();
        const { from, to } = span;
        if (whole) void run(() => setTarget(token, unitId, { ...whole, from, to }), goBack);
      }}
    >
      {target ? (
        <p>
          <strong>{named(target.indicatorCode).label}</strong>, {rangeWords(target)}
        </p>
      ) : (
        <div className="form-grid">
          <CodeField asked={asked} onChange={setAsked} />
          <SpanFields span={span} onChange={setSpan} />
        </div>
      )}
      <AmountFields {...{ asked, teams }} onChange={setAsked} listsTeams />
      {failure && <Notice tone="bad">Chưa lưu được: {failure.message}</Notice>}
      <div className="buttons">
        <button type="submit" className="button button-main" disabled={!whole || isBusy}>
          {isBusy ? "Đang lưu…" : target ? "Lưu mức mới" : "Giao cho các tổ"}
        </button>
        {target && <RemoveTarget token={token} targetId={target.id} onRemoved={goBack} />}
      </div>
      {target && <TargetHistoryList {...{ token, target, teams }} />}
    </form>
  );
}
