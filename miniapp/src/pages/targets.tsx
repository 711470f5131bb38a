import { Link } from "react-router-dom";
import type { UnitTargets } from "../../../shared/api/target.ts";
import { formatCount } from "../../../shared/calendar/format.ts";
import { readUnitTargets } from "../api/targets.ts";
import { type Column, DataTable } from "../components/data-table.tsx";
import { Icon } from "../components/icon.tsx";
import { Page } from "../components/page.tsx";
import { NeedsUnit, WhenLoaded } from "../components/staff-page.tsx";
import { useIndicators } from "../indicators.ts";
import { paceWords, rangeWords, sizeWords, standingWords } from "../programme-words.ts";
import { useKept } from "../use-kept.ts";
import "../styles/programme.css";

type Row = UnitTargets["targets"][number];

/** What is asked of a unit's teams, and how far all of them together are. */
export function TargetsPage() {
  return (
    <NeedsUnit title="Chỉ tiêu">
      {({ me, token }, unit) => <Targets token={token} meId={me.id} unit={unit} />}
    </NeedsUnit>
  );
}

function Targets({ token, meId, unit }: { token: string; meId: number; unit: { id: number; name: string } }) {
  const kept = useKept(`${meId}:unit-targets:${unit.id}`, () => readUnitTargets(token, unit.id));
  const { named } = useIndicators();
  return (
    <Page title="Chỉ tiêu" lead={unit.name} back="/s" wide>
      <WhenLoaded kept={kept}>
        {({ targets, maySet }) => (
          <>
            {maySet && (
              <Link to="/s/targets/edit" className="button button-main page-action">
                <Icon name="plus" />
                Giao chỉ tiêu
              </Link>
            )}
            <DataTable
              caption="Chỉ tiêu đang giao"
              columns={columnsOf({ named, unitId: unit.id, maySet })}
              rows={targets}
              keyOf={({ target }) => target.id}
              empty="Chưa giao chỉ tiêu nào. Giao chỉ tiêu thì tổ thấy ngay hôm nay nên được bao nhiêu, còn thiếu bao nhiêu."
            />
          </>
        )}
      </WhenLoaded>
    </Page>
  );
}

interface Shown {
  named: ReturnType<typeof useIndicators>["named"];
  unitId: number;
  maySet: boolean;
}

function columnsOf({ named, unitId, maySet }: Shown): Column<Row>[] {
  return [
    {
      title: "Việc",
      cell: ({ target }) => {
        const { shortLabel } = named(target.indicatorCode);
        if (!maySet || target.unitId !== unitId) return shortLabel;
        return <Link to={`/s/targets/edit?chi-tieu=${target.id}`}>{shortLabel}</Link>;
      },
    },
    {
      title: "Mức giao",
      cell: (row) => <Size row={row} unit={named(row.target.indicatorCode).unit} unitId={unitId} />,
    },
    { title: "Thời gian", cell: ({ target }) => rangeWords(target) },
    {
      title: "Các tổ đã làm",
      isNumber: true,
      cell: ({ progress: { done, amount } }) => (
        <span>
          <strong>{done === undefined ? "–" : formatCount(done)}</strong>/{formatCount(amount)}
        </span>
      ),
    },
    { title: "Tiến độ", cell: ({ progress }) => <Standing progress={progress} /> },
  ];
}

function Size({ row: { target, teamsWithoutAmount }, unit, unitId }: { row: Row; unit: string; unitId: number }) {
  const notes = [
    target.exceptions.length > 0 && `${target.exceptions.length} tổ có mức riêng`,
    teamsWithoutAmount > 0 && `${teamsWithoutAmount} tổ chưa có số hộ nên chưa tính được`,
    target.unitId !== unitId && "cấp trên giao",
  ].filter(Boolean);
  return (
    <span>
      {sizeWords(target.basis, target.amount, unit)}
      {notes.length > 0 && <span className="small"> ({notes.join("; ")})</span>}
    </span>
  );
}

function Standing({ progress }: { progress: Row["progress"] }) {
  const { title, icon, tone } = standingWords[progress.standing];
  return (
    <div>
      <span className={`state-mark progress-${tone}`}>
        <Icon name={icon} />
        {title}
      </span>
      {progress.standing !== "reached" && <p className="small">{paceWords(progress)}</p>}
    </div>
  );
}
