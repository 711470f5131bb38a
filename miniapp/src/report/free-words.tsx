import { useEffect, useId, useRef, useState } from "react";
import type { IndicatorList } from "../../../shared/api/indicator.ts";
import { formatCount, formatWeekday } from "../../../shared/calendar/format.ts";
import { Icon } from "../components/icon.tsx";
import type { Draft } from "./draft.ts";
import { useReader, type WordsRead } from "./use-reader.ts";

const MOST_LETTERS = 2000;

interface FreeWordsProps {
  list: IndicatorList;
  draft: Draft;
  onChange: (draft: Draft) => void;
}

/** Telling it in one's own words: what is understood appears at once, and in the fields above. */
export function FreeWords({ list, draft, onChange }: FreeWordsProps) {
  const id = useId();
  const [isWanted, setWanted] = useState(draft.words !== "");
  const read = useReader(list, isWanted);
  const { words } = draft;
  const understood = read && words.trim() !== "" ? read(words, draft.begunOn) : undefined;

  const tell = (next: string) => {
    const { values, day } = (next.trim() !== "" && read?.(next, draft.begunOn)) || { values: {}, day: undefined };
    onChange({ ...draft, words: next, ...(read ? { heard: values, heardDay: day } : {}) });
  };
  useLateReading(read !== undefined, () => tell(words));

  return (
    <section className="card free-words">
      <label className="label" htmlFor={id}>
        Hoặc kể bằng lời
      </label>
      <textarea
        id={id}
        className="field"
        rows={3}
        maxLength={MOST_LETTERS}
        placeholder="Ví dụ: hôm qua giúp 5 người cài vneid, nộp 3 hồ sơ"
        value={words}
        onFocus={() => setWanted(true)}
        onChange={(event) => tell(event.target.value)}
      />
      <div aria-live="polite">{understood && <Understood understood={understood} list={list} />}</div>
    </section>
  );
}

/** What was told before the reader had come is read as soon as it has. */
function useLateReading(isReady: boolean, readAgain: () => void) {
  const latest = useRef(readAgain);
  latest.current = readAgain;
  useEffect(() => {
    if (isReady) latest.current();
  }, [isReady]);
}

function Understood({ understood, list }: { understood: WordsRead; list: IndicatorList }) {
  const figures = Object.entries(understood.values);
  const nameOf = (code: string) => list.indicators.find((indicator) => indicator.code === code);
  return (
    <>
      {figures.length > 0 && (
        <>
          <p className="understood-title">
            <Icon name="check" />
            Đã hiểu và điền vào ô bên trên:
          </p>
          <ul className="lines">
            {figures.map(([code, value]) => (
              <li key={code}>
                {nameOf(code)?.shortLabel ?? code}: <strong>{formatCount(value)}</strong> {nameOf(code)?.unit}
              </li>
            ))}
          </ul>
        </>
      )}
      {understood.day && <p>Ngày làm: {formatWeekday(understood.day)}</p>}
      {understood.questions.length > 0 && (
        <>
          <p className="understood-title">
            <Icon name="help" />
            Chưa rõ, xin nhập vào ô số:
          </p>
          <ul className="lines">
            {understood.questions.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
        </>
      )}
      {figures.length === 0 && understood.questions.length === 0 && (
        <p className="small">Chưa thấy số nào. Kể việc kèm con số, ví dụ “vneid 5”.</p>
      )}
    </>
  );
}
