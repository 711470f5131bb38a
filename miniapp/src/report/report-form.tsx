import { lazy, Suspense } from "react";
import type { IndicatorList } from "../../../shared/api/indicator.ts";
import type { TeamHome } from "../../../shared/api/team.ts";
import { AddIndicator } from "../components/add-indicator.tsx";
import { DayChoice } from "../components/day-choice.tsx";
import { Icon } from "../components/icon.tsx";
import { Stepper } from "../components/stepper.tsx";
import {
  addIndicator,
  type Draft,
  dayOfDraft,
  isEmpty,
  putFigure,
  shownCodes,
  takeFigures,
  valuesOf,
} from "./draft.ts";
import { FreeWords } from "./free-words.tsx";
import { NoteField } from "./note-field.tsx";
import { Warnings } from "./warnings.tsx";

/** More than this is a wall of fields; the rest is one search away. */
const USUAL_SHOWN = 5;

const PhotoField = lazy(() => import("./photos/photo-field.tsx").then((module) => ({ default: module.PhotoField })));

interface ReportFormProps {
  personId: number;
  home: TeamHome;
  list: IndicatorList;
  draft: Draft;
  onChange: (draft: Draft) => void;
  onReview: () => void;
  onNothing: () => void;
}

export function ReportForm({ personId, home, list, draft, onChange, onReview, onNothing }: ReportFormProps) {
  const { indicators } = list;
  const usual = home.usualCodes.length > 0 ? home.usualCodes : indicators.map(({ code }) => code);
  const codes = shownCodes(draft, usual.slice(0, USUAL_SHOWN));
  const values = valuesOf(draft);
  const { lastReport } = home;
  const shown = codes.flatMap((code) => indicators.filter((indicator) => indicator.code === code));
  const nothingYet = isEmpty(draft);
  return (
    <>
      {lastReport && nothingYet && (
        <button type="button" className="button" onClick={() => onChange(takeFigures(draft, lastReport.values))}>
          <Icon name="repeat" />
          Điền như lần trước
        </button>
      )}
      <div className="steppers">
        {shown.map(({ code, shortLabel, unit }) => (
          <Stepper
            key={code}
            label={shortLabel}
            unit={unit}
            value={values[code]}
            onChange={(value) => onChange(putFigure(addIndicator(draft, code), code, value))}
          />
        ))}
      </div>
      <Warnings values={values} history={home.history} indicators={indicators} />
      <AddIndicator indicators={indicators} shown={codes} onPick={(code) => onChange(addIndicator(draft, code))} />
      <FreeWords list={list} draft={draft} onChange={onChange} />
      <DayChoice day={dayOfDraft(draft)} onChange={(chosenDay) => onChange({ ...draft, chosenDay })} />
      <Suspense fallback={null}>
        <PhotoField personId={personId} draftKey={draft.key} />
      </Suspense>
      <NoteField note={draft.note ?? ""} onChange={(note) => onChange({ ...draft, note })} />
      <button type="button" className="button button-main button-big" disabled={nothingYet} onClick={onReview}>
        {nothingYet ? "Nhập ít nhất một số" : "Xem lại"}
        {!nothingYet && <Icon name="next" />}
      </button>
      {home.state === "missing" && nothingYet && (
        <button type="button" className="button" onClick={onNothing}>
          <Icon name="pause" />
          Kỳ này không có hoạt động
        </button>
      )}
    </>
  );
}
