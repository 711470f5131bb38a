import { useId, useState } from "react";
import { fold } from "../../../shared/understanding/fold.ts";
import type { Indicator } from "../indicators.ts";
import { Icon } from "./icon.tsx";

const AT_ONCE = 6;

interface AddIndicatorProps {
  indicators: readonly Indicator[];
  /** Codes that have their field already. */
  shown: readonly string[];
  onPick: (code: string) => void;
}

/** Everything that is counted, one search away; with or without accents. */
export function AddIndicator({ indicators, shown, onPick }: AddIndicatorProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [words, setWords] = useState("");
  if (!isOpen) {
    return (
      <button type="button" className="button button-wide" onClick={() => setOpen(true)}>
        <Icon name="plus" />
        Thêm chỉ tiêu khác
      </button>
    );
  }
  const hits = findIndicators(indicators, words);
  const found = hits.filter(({ code }) => !shown.includes(code));
  const above = words.trim() === "" ? [] : hits.filter(({ code }) => shown.includes(code));
  const pick = (code: string) => {
    onPick(code);
    setOpen(false);
    setWords("");
  };
  return (
    <section className="card" aria-label="Thêm chỉ tiêu">
      <label className="label" htmlFor={id}>
        Tìm việc tổ đã làm
      </label>
      <input
        id={id}
        className="field"
        type="search"
        autoComplete="off"
        placeholder="Ví dụ: ví điện tử"
        value={words}
        // biome-ignore lint/a11y/noAutofocus: the person has just asked for this field.
        autoFocus
        onChange={(event) => setWords(event.target.value)}
      />
      <ul className={found.length > 0 ? "rows" : undefined} aria-live="polite">
        {found.slice(0, AT_ONCE).map(({ code, label, unit }) => (
          <li key={code}>
            <button type="button" className="row row-button" onClick={() => pick(code)}>
              <span>
                {label} <span className="unit">({unit})</span>
              </span>
              <Icon name="plus" />
            </button>
          </li>
        ))}
      </ul>
      {above.length > 0 && <p>Đã có ô ở trên: {above.map(({ shortLabel }) => shortLabel).join(", ")}.</p>}
      {hits.length === 0 && <p>Không có chỉ tiêu như vậy. Thử từ khác, ví dụ “vneid”, “hồ sơ”.</p>}
      {found.length > AT_ONCE && <p className="small">Còn {found.length - AT_ONCE} chỉ tiêu nữa: gõ thêm để tìm.</p>}
      <button type="button" className="link-button" onClick={() => setOpen(false)}>
        Thôi, không thêm
      </button>
    </section>
  );
}

/** Those that hold every word asked for, in label or alias. */
function findIndicators(indicators: readonly Indicator[], words: string): readonly Indicator[] {
  const wanted = fold(words).split(/\s+/).filter(Boolean);
  return indicators.filter(({ label, shortLabel, aliases }) => {
    const text = fold([label, shortLabel, ...aliases].join(" "));
    return wanted.every((word) => text.includes(word));
  });
}
