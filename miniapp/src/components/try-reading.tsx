import { useEffect, useMemo, useState } from "react";
import type { IndicatorDefinition } from "../../../shared/api/content.ts";
import { formatCount } from "../../../shared/calendar/format.ts";
import type { Indicator } from "../../../shared/catalogue/indicator.ts";
import { TextField } from "./form-fields.tsx";

type Reader = typeof import("../../../shared/understanding/read-report.ts");

/** What the chat would make of a message if the catalogue were this one. */
export function TryReading({ catalogue }: { catalogue: readonly (IndicatorDefinition & { code: string })[] }) {
  const [reader, setReader] = useState<Reader>();
  const [text, setText] = useState("");
  useEffect(() => {
    // A miss is tried again when the page is opened again; the form itself needs no reader.
    import("../../../shared/understanding/read-report.ts").then(setReader).catch(() => undefined);
  }, []);
  const compiled = useMemo(() => reader?.compileCatalogue(catalogue as readonly Indicator[]), [reader, catalogue]);
  const reading = text.trim() !== "" && reader && compiled ? reader.readReport(text, compiled) : undefined;
  const values = Object.entries(reading?.values ?? {});
  return (
    <section className="card">
      <h2>Thử một tin nhắn</h2>
      <TextField
        label="Tin của tổ"
        hint="Viết như bà con hay viết, có dấu hay không dấu"
        rows={3}
        maxLength={500}
        placeholder="bao cao: hom nay giup 5 nguoi…"
        value={text}
        onChange={setText}
      />
      <div aria-live="polite">
        {reading && values.length > 0 && (
          <dl className="figures">
            {values.map(([code, value]) => {
              const indicator = catalogue.find((known) => known.code === code);
              return (
                <div key={code}>
                  <dt>{indicator?.shortLabel || "Chỉ tiêu này"}</dt>
                  <dd>
                    <strong>{formatCount(value)}</strong> {indicator?.unit}
                  </dd>
                </div>
              );
            })}
          </dl>
        )}
        {reading && values.length === 0 && (
          <p>
            {reading.questions.length > 0 ? "Chưa rõ, tổ sẽ được hỏi lại." : "Không thấy số liệu nào trong tin này."}
          </p>
        )}
      </div>
    </section>
  );
}
