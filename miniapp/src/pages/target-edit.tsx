import { useState } from "react";
import { useNavigate, useSearchParams } from "react-router-dom";
import type { OneTarget, UnitTargets } from "../../../shared/api/target.ts";
import { dayOf } from "../../../shared/calendar/day.ts";
import { changeTarget, readTarget, readUnitTargets, setTarget } from "../api/targets.ts";
import { AmountFields, askedFrom, CodeField, nothingAsked, toAsked } from "../components/asked-amount.tsx";
import { Notice, NotThere } from "../components/notices.tsx";
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
  const form = { token, unitId: unit.id };
  return (
    <Page title={title} lead={unit.name} back="/s/targets" wide>
      {targetId === undefined ? (
        <NewTarget {...form} meId={me.id} />
      ) : (
        <KnownTarget {...form} meId={me.id} targetId={targetId} />
      )}
    </Page>
  );
}

interface OfOfficer {
  token: string;
  meId: number;
  unitId: number;
}

function NewTarget({ token, meId, unitId }: OfOfficer) {
  const kept = useKept(`${meId}:unit-targets:${unitId}`, () => readUnitTargets(token, unitId));
  return (
    <WhenLoaded kept={kept}>
      {({ teams, maySet }) => (maySet ? <Form {...{ token, unitId, teams, known: undefined }} /> : <OnlyStaff />)}
    </WhenLoaded>
  );
}

function KnownTarget({ token, meId, unitId, targetId }: OfOfficer & { targetId: number }) {
  const kept = useKept(`${meId}:target:${targetId}`, () => readTarget(token, targetId));
  if (kept.failure?.code === "target_not_found")
    return <NotThere wayOn={{ to: "/s/targets", label: "Xem các chỉ tiêu" }}>Chỉ tiêu này đã được thu lại.</NotThere>;
  return (
    <WhenLoaded kept={kept}>
      {(known) => (known.maySet ? <Form {...{ token, unitId, teams: known.teams, known }} /> : <OnlyStaff />)}
    </WhenLoaded>
  );
}

function OnlyStaff() {
  return <Notice>Giao chỉ tiêu là việc của cán bộ đơn vị.</Notice>;
}

interface FormProps {
  token: string;
  unitId: number;
  known: OneTarget | undefined;
  teams: UnitTargets["teams"];
}

function Form({ token, unitId, known, teams }: FormProps) {
  const target = known?.target;
  const { named } = useIndicators();
  const navigate = useNavigate();
  const { run, isBusy, failure } = useCall();
  const [span, setSpan] = useState<Span>(target ?? spansAround(dayOf(new Date()))[0]?.span ?? { from: "", to: "" });
  const [asked, setAsked] = useState(known ? askedFrom(known.target, known.standIns) : nothingAsked);
  const whole = toAsked(asked);
  const goBack = () => navigate("/s/targets", { replace: true });
  return (
    <form
      className="card form-card"
      onSubmit={(event) => {
        event.preventDefault();
        const { from, to } = span;
        const call = (asked: NonNullable<typeof whole>) =>
          target ? changeTarget(token, target.id, asked) : setTarget(token, unitId, { ...asked, from, to });
        if (whole) void run(() => call(whole), goBack);
      }}
    >
      {target ? (
        <p>
          <strong>{named(target.indicatorCode).label}</strong>, {rangeWords(target)}
          {known?.fromUnit && `; ${known.fromUnit} giao trước khi hợp nhất`}
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
