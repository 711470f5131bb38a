import { useState } from "react";
import { Link } from "react-router-dom";
import type { UnitRow } from "../../../shared/api/oversight.ts";
import { percentOf } from "../oversight-words.ts";
import { type Column, DataTable } from "./data-table.tsx";
import { LightBadge } from "./light-badge.tsx";

const columns: Column<UnitRow>[] = [
  { title: "Xã, phường", cell: ({ id, name }) => <Link to={`/o/${id}`}>{name}</Link> },
  { title: "Số tổ", isNumber: true, cell: ({ settled }) => settled.counts.teams },
  { title: "Kỳ vừa hết hạn", isNumber: true, cell: ({ settled }) => percentOf(settled.rate) },
  { title: "Đúng hạn", isNumber: true, cell: ({ settled }) => percentOf(settled.timeliness) },
  { title: "Đánh giá", cell: ({ settled }) => <LightBadge light={settled.light} /> },
  { title: "So với nơi tương tự", isNumber: true, cell: ({ againstPeers }) => againstWords(againstPeers) },
  {
    title: "Kỳ này",
    isNumber: true,
    cell: ({ current: { counts } }) => `${counts.teams - counts.missing}/${counts.teams}`,
  },
];

/** Communes of a province side by side; who needs help first, or by name. */
export function UnitsTable({ units }: { units: readonly UnitRow[] }) {
  const [isByName, setByName] = useState(false);
  const rows = isByName ? units : [...units].sort((a, b) => (a.settled.rate ?? 2) - (b.settled.rate ?? 2));
  return (
    <section className="stack score-table">
      <div className="rows-head">
        <h2>Các xã, phường</h2>
        <button type="button" className="button button-small" onClick={() => setByName((known) => !known)}>
          {isByName ? "Xếp nơi cần giúp trước" : "Xếp theo tên"}
        </button>
      </div>
      <DataTable
        caption="Các xã, phường: số tổ, tỷ lệ báo cáo, đúng hạn"
        columns={columns}
        rows={rows}
        keyOf={({ id }) => id}
        empty="Tỉnh này chưa có xã, phường nào có tổ."
      />
    </section>
  );
}

/** Points of a percentage more or less than communes of the same kind and about as many teams. */
function againstWords(difference: number | undefined): string {
  if (difference === undefined) return "chưa đủ để so";
  const points = Math.round(difference * 100);
  if (points === 0) return "ngang bằng";
  return points > 0 ? `cao hơn ${points} điểm %` : `thấp hơn ${-points} điểm %`;
}
