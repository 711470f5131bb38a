import { type PointerEvent, useState } from "react";
import { formatCount } from "../../../shared/calendar/format.ts";
import type { Band, Chart, Series } from "../chart-series.ts";
import { ChartTable } from "./chart-table.tsx";
import "../styles/charts.css";

/** Lines over time, drawn by ourselves; the same numbers stand in a table below. */
export function LineChart({ title, places, placeName, series, band, unit }: Chart) {
  const last = lastKnown(series);
  const [pointed, setPointed] = useState<number>();
  const at = pointed ?? last;
  const ticks = ticksUpTo(greatest(series, band));
  const top = ticks.at(-1) ?? 1;
  const x = (place: number) => (places.length < 2 ? 50 : (place / (places.length - 1)) * 100);
  const y = (value: number) => 100 - (Math.max(value, 0) / top) * 100;
  const point = ({ clientX, currentTarget }: PointerEvent<HTMLElement>) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    const place = Math.round(((clientX - left) / Math.max(width, 1)) * (places.length - 1));
    setPointed(Math.min(Math.max(place, 0), places.length - 1));
  };
  return (
    <figure className="chart">
      {(series.length > 1 || band) && <Legend series={series} band={band} />}
      <p className="chart-said" aria-hidden="true">
        {saidAt(at, { places, series, band, unit })}
      </p>
      <div className="chart-field">
        <div className="chart-ticks" aria-hidden="true">
          {[...ticks].reverse().map((tick) => (
            <span key={tick}>{formatCount(tick)}</span>
          ))}
        </div>
        <div
          className="chart-plot"
          onPointerMove={point}
          onPointerDown={point}
          onPointerLeave={() => setPointed(undefined)}
        >
          <svg viewBox="0 0 100 100" preserveAspectRatio="none" role="img" aria-label={`Biểu đồ: ${title}`}>
            {ticks.map((tick) => (
              <path key={tick} className="chart-grid" d={`M0 ${y(tick)}H100`} />
            ))}
            {band && <path className="chart-band" d={bandPath(band, x, y)} />}
            <path className="chart-at" d={`M${x(at)} 0V100`} />
            {series.map(({ name, kind, values }) => (
              <path key={name} className={`chart-line chart-${kind}`} d={linePath(values, x, y)} />
            ))}
            {series.map(({ name, kind, values }) => {
              const value = values[at];
              // A stroke of no length with round ends is a dot that no stretching makes oval.
              return (
                value !== undefined && (
                  <path key={name} className={`chart-dot chart-${kind}`} d={`M${x(at)} ${y(value)}h0`} />
                )
              );
            })}
          </svg>
        </div>
        <div className="chart-places" aria-hidden="true">
          {[...new Set([places[0], places[(places.length - 1) >> 1], places.at(-1)])].map((place) => (
            <span key={place}>{place}</span>
          ))}
        </div>
      </div>
      <ChartTable {...{ title, places, placeName, series, band, unit }} />
    </figure>
  );
}

function Legend({ series, band }: Pick<Chart, "series" | "band">) {
  return (
    <ul className="chart-legend">
      {series.map(({ name, kind }) => (
        <li key={name}>
          <svg className="chart-key" viewBox="0 0 36 12" aria-hidden="true">
            <path className={`chart-line chart-${kind}`} d="M2 6H34" />
          </svg>
          {name}
        </li>
      ))}
      {band && (
        <li>
          <span className="chart-key chart-key-band" aria-hidden="true" />
          {band.name}
        </li>
      )}
    </ul>
  );
}

type Scale = (value: number) => number;

/** Unknown places part the line; a place alone between two gaps is a dot. */
function linePath(values: readonly (number | undefined)[], x: Scale, y: Scale): string {
  return values
    .map((value, place) => {
      if (value === undefined) return "";
      const goesOn = place > 0 && values[place - 1] !== undefined;
      const isAlone = !goesOn && values[place + 1] === undefined;
      return `${goesOn ? "L" : "M"}${x(place).toFixed(2)} ${y(value).toFixed(2)}${isAlone ? "h0" : ""}`;
    })
    .join("");
}

function bandPath({ low, high }: Band, x: Scale, y: Scale): string {
  const known = high.flatMap((value, place) =>
    value === undefined ? [] : [{ place, high: value, low: low[place] ?? value }],
  );
  const there = known.map(({ place, high }) => `${x(place).toFixed(2)} ${y(high).toFixed(2)}`);
  const back = known.reverse().map(({ place, low }) => `${x(place).toFixed(2)} ${y(low).toFixed(2)}`);
  return known.length === 0 ? "" : `M${[...there, ...back].join("L")}Z`;
}

/** "22/11: Đã làm 460; Nên được 558 (người)"; a forecast speaks where nothing is known yet. */
function saidAt(at: number, { places, series, band, unit }: Omit<Chart, "title" | "placeName">): string {
  const place = places[at] ?? "";
  const isKnown = series[0]?.values[at] !== undefined;
  const said = series.flatMap(({ name, values, kind }) => {
    const value = values[at];
    if (value === undefined || (kind === "forecast" && isKnown)) return [];
    return [series.length === 1 ? `${formatCount(value)} ${unit}`.trim() : `${name} ${formatCount(value)}`];
  });
  if (said.length === 0) return `${place}: chưa có số`;
  const low = band?.low[at];
  const high = band?.high[at];
  if (!isKnown && low !== undefined && high !== undefined) said.push(`từ ${formatCount(low)} đến ${formatCount(high)}`);
  return `${place}: ${said.join("; ")}${series.length === 1 || unit === "" ? "" : ` (${unit})`}`;
}

/** The newest place that the first line knows. */
function lastKnown([main]: readonly Series[]): number {
  const known = main?.values.map((value, place) => (value === undefined ? -1 : place)) ?? [];
  return Math.max(0, ...known);
}

function greatest(series: readonly Series[], band: Band | undefined): number {
  const values = [...series.flatMap((line) => line.values), ...(band?.high ?? [])];
  return Math.max(1, ...values.filter((value) => value !== undefined));
}

/** From 0 up, in three to five steps of 1, 2 or 5 and zeros: whole numbers, for people and reports are not halved. */
function ticksUpTo(most: number): number[] {
  const rough = 10 ** Math.floor(Math.log10(most / 4));
  const step = Math.max(1, [1, 2, 5, 10].map((factor) => factor * rough).find((size) => most / size <= 5) ?? most);
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, index) => index * step);
}
