import { useState } from "react";
import { useSearchParams } from "react-router-dom";
import type { ScoreRulesPage as Rules, ScoreRules } from "../../../shared/api/score-rules.ts";
import { readScoreRules, saveScoreRules } from "../api/oversight.ts";
import { CheckField, TextField } from "../components/form-fields.tsx";
import type { SignedIn } from "../components/needs-login.tsx";
import { Notice } from "../components/notices.tsx";
import { Page } from "../components/page.tsx";
import { NeedsUnit, WhenLoaded } from "../components/staff-page.tsx";
import { useCall } from "../use-call.ts";
import { useFresh } from "../use-fresh.ts";

const parts: [name: keyof ScoreRules["weights"], label: string, hint: string][] = [
  ["regularity", "Đều đặn", "Báo cáo đúng hạn, kể cả “không có hoạt động”."],
  ["reach", "Tới được nhiều người", "Việc đông người nhất mỗi kỳ, trên 100 hộ."],
  ["variety", "Nhiều mặt việc", "Số việc khác nhau làm thường xuyên."],
  ["outcome", "Kết quả", "So với chỉ tiêu được giao; chưa giao thì so với các tổ giống nhau."],
  ["followThrough", "Theo việc đến cùng", "Yêu cầu của bà con làm xong; được nhắc thì báo cáo."],
];

/** What the parts of a score weigh, and when officers hear whom to call. */
export function ScoreRulesPage() {
  const [query] = useSearchParams();
  const named = Number(query.get("don-vi")) || undefined;
  return (
    <NeedsUnit title="Cách chấm điểm" ofCommune={named === undefined}>
      {(session, unit) => <RulesOf session={session} unitId={named ?? unit.id} />}
    </NeedsUnit>
  );
}

function RulesOf({ session: { token }, unitId }: { session: SignedIn; unitId: number }) {
  const kept = useFresh(`score-rules:${unitId}`, () => readScoreRules(token, unitId));
  return (
    <Page title="Cách chấm điểm" back={`/s/scores?don-vi=${unitId}`}>
      <WhenLoaded kept={kept}>
        {(page) => <RulesForm page={page} onSave={(rules) => saveScoreRules(token, unitId, rules)} />}
      </WhenLoaded>
    </Page>
  );
}

/** As typed: a field that is being emptied is not a nought. */
type Typed = Record<keyof ScoreRules["weights"], string>;

function RulesForm({ page, onSave }: { page: Rules; onSave: (rules: ScoreRules) => Promise<Rules> }) {
  const { rules, mayChange } = page;
  const [weights, setWeights] = useState<Typed>(() => typedOf(rules.weights));
  const [green, setGreen] = useState(String(Math.round(rules.lights.greenFrom * 100)));
  const [amber, setAmber] = useState(String(Math.round(rules.lights.amberFrom * 100)));
  const [weeklyCalls, setWeeklyCalls] = useState(rules.weeklyCalls);
  const [isSaved, setSaved] = useState(false);
  const { isBusy, failure, run } = useCall();
  const sum = parts.reduce((total, [name]) => total + Number(weights[name]), 0);
  const save = () => {
    setSaved(false);
    const chosen: ScoreRules = {
      ...rules,
      weights: numbersOf(weights),
      lights: { greenFrom: Number(green) / 100, amberFrom: Number(amber) / 100 },
      weeklyCalls,
    };
    void run(
      () => onSave(chosen),
      () => setSaved(true),
    );
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <section className="card">
        <h2>Mục nào quan trọng hơn</h2>
        <p>Số lớn hơn là quan trọng hơn; 0 là không tính mục đó. Tổng hiện nay: {sum}, không cần tròn 100.</p>
        {parts.map(([name, label, hint]) => (
          <TextField
            key={name}
            type="number"
            min={0}
            max={100}
            required
            label={label}
            hint={hint}
            value={weights[name]}
            onChange={(value) => setWeights((known) => ({ ...known, [name]: value }))}
          />
        ))}
      </section>
      <section className="card">
        <h2>Mức đánh giá tỷ lệ báo cáo</h2>
        <TextField type="number" min={0} max={100} required label="“Tốt” từ (%)" value={green} onChange={setGreen} />
        <TextField
          type="number"
          min={0}
          max={100}
          required
          label="“Cần để ý” từ (%)"
          hint="Thấp hơn mức này là “cần giúp ngay”."
          value={amber}
          onChange={setAmber}
        />
      </section>
      <section className="card">
        <h2>Tin sáng thứ Hai</h2>
        <CheckField
          label="Gửi cán bộ qua Zalo ba tổ nên gọi trong tuần"
          checked={weeklyCalls}
          onChange={setWeeklyCalls}
        />
      </section>
      {failure && <Notice tone="bad">{failure.message}</Notice>}
      <div aria-live="polite">{isSaved && <Notice tone="good">Đã lưu. Điểm được tính lại ngay.</Notice>}</div>
      {mayChange ? (
        <button type="submit" className="button button-main" disabled={isBusy}>
          {isBusy ? "Đang lưu…" : "Lưu"}
        </button>
      ) : (
        <Notice>Chỉ cán bộ của xã, phường mới đổi được.</Notice>
      )}
    </form>
  );
}

function typedOf(weights: ScoreRules["weights"]): Typed {
  const { regularity, reach, variety, outcome, followThrough } = weights;
  return {
    regularity: String(regularity),
    reach: String(reach),
    variety: String(variety),
    outcome: String(outcome),
    followThrough: String(followThrough),
  };
}

function numbersOf({ regularity, reach, variety, outcome, followThrough }: Typed): ScoreRules["weights"] {
  return {
    regularity: Number(regularity),
    reach: Number(reach),
    variety: Number(variety),
    outcome: Number(outcome),
    followThrough: Number(followThrough),
  };
}
