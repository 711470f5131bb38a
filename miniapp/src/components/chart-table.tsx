import { useState } from "react";
import { formatCount } from "../../../shared/calendar/format.ts";
import type { Chart } from "../chart-series.ts";

/** A chart's numbers to read, opened when wanted. */
export function ChartTable(props: Chart) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Xem bảng số</summary>
      {isOpen && <Numbers {...props} />}
    </details>
  );
}

function Numbers({ title, places, placeName, series, band, unit }: Chart) {
  const said = (value: number | undefined) => (value === undefined ? "chưa có" : formatCount(value));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard.
    <section className="chart-scroll" tabIndex={0} aria-label={`Bảng số: ${title}`}>
      <table>
        <caption>
          {title} ({unit})
        </caption>
        <thead>
          <tr>
            <th scope="col">{placeName}</th>
            {series.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            {band && <th scope="col">{band.name}</th>}
          </tr>
        </thead>
        <tbody>
          {places.map((place, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: places may have the same name, and never change their order.
            <tr key={index}>
              <th scope="row">{place}</th>
              {series.map(({ name, values }) => (
                <td key={name}>{said(values[index])}</td>
              ))}
              {band && (
                <td>{band.high[index] === undefined ? "" : `${said(band.low[index])}–${said(band.high[index])}`}</td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
