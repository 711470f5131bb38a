import { useState } from "react";
import { dayOf } from "../../../shared/calendar/day.ts";
import { type Span, spansAround } from "../spans.ts";
import { SelectField, TextField } from "./form-fields.tsx";

/** Days from one of the usual spans, or one's own. */
export function SpanFields({ span, onChange }: { span: Span; onChange: (span: Span) => void }) {
  const spans = spansAround(dayOf(new Date()));
  const [choice, setChoice] = useState(spans[0]?.key ?? "own");
  return (
    <>
      <SelectField
        label="Thời gian"
        value={choice}
        onChange={(key) => {
          setChoice(key);
          const known = spans.find((one) => one.key === key);
          if (known) onChange(known.span);
        }}
        options={[...spans.map(({ key, label }) => ({ value: key, label })), { value: "own", label: "Tự chọn ngày" }]}
      />
      {choice === "own" && <DayFields span={span} onChange={onChange} />}
    </>
  );
}

export function DayFields({ span, onChange }: { span: Span; onChange: (span: Span) => void }) {
  const error = span.from && span.to && span.to < span.from ? "Ngày kết thúc phải từ ngày bắt đầu trở đi." : undefined;
  return (
    <>
      <TextField
        label="Từ ngày"
        type="date"
        value={span.from}
        onChange={(from) => onChange({ ...span, from })}
        required
      />
      <TextField
        label="Đến hết ngày"
        type="date"
        value={span.to}
        onChange={(to) => onChange({ ...span, to })}
        required
        error={error}
      />
    </>
  );
}
