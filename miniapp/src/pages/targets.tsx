import { useState } from "react";
import { Link, useSearchParams } from "react-router-dom";
import type { UnitTargets } from "../../../shared/api/target.ts";
import { formatCount } from "../../../shared/calendar/format.ts";
import { readUnitTargets } from "../api/targets.ts";
import { type Column, DataTable } from "../components/data-table.tsx";
import { Icon } from "../components/icon.tsx";
import { MoreButton } from "../components/more-button.tsx";
import { Page } from "../components/page.tsx";
import { NeedsUnit, WhenLoaded } from "../components/staff-page.tsx";
import { useIndicators } from "../indicators.ts";
import { paceWords, rangeWords, sizeWords, standingWords } from "../programme-words.ts";
import { useCall } from "../use-call.ts";
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
  const isPast = useSearchParams()[0].get("xem") === "cu";
  const which = isPast ? "past" : "current";
  const key = isPast ? `${meId}:past-targets:${unit.id}` : `${meId}:unit-targets:${unit.id}`;
  const kept = useKept(key, () => readUnitTargets(token, unit.id, { which }));
  const { named } = useIndicators();
  return (
    <Page title={isPast ? "Chỉ tiêu đã hết hạn" : "Chỉ tiêu"} lead={unit.name} back={isPast ? "/s/targets" : "/s"} wide>
      <WhenLoaded kept={kept}>
        {(first) => (
          <>
            {first.maySet && !isPast && (
              <Link to="/s/targets/edit" className="button button-main page-action">
                <Icon name="plus" />
                Giao chỉ tiêu
              </Link>
            )}
            <AllPages
              key={kept.asOf}
              first={first}
              more={(cursor) => readUnitTargets(token, unit.id, { which, cursor })}
              shown={{ named, unitId: unit.id, maySet: first.maySet && !isPast, isPast }}
            />
            {!isPast && (
              <Link to="/s/targets?xem=cu" className="text-link">
                Xem chỉ tiêu đã hết hạn
              </Link>
            )}
          </>
        )}
      </WhenLoaded>
    </Page>
  );
}

interface AllPagesProps {
  first: UnitTargets;
  more: (cursor: string) => Promise<UnitTargets>;
  shown: Shown;
}

function AllPages({ first, more, shown }: AllPagesProps) {
  const [later, setLater] = useState<readonly UnitTargets[]>([]);
  const { run, isBusy, failure } = useCall();
  const all = [first, ...later];
  const next = all.at(-1)?.next;
  const loadMore = () => {
    if (next === undefined) return;
    void run(
      () => more(next),
      (page) => setLater([...later, page]),
    );
  };
  return (
    <>
      <DataTable
        caption={shown.isPast ? "Chỉ tiêu đã hết hạn" : "Chỉ tiêu đang giao"}
        columns={columnsOf(shown)}
        rows={all.flatMap(({ targets }) => targets)}
        keyOf={({ target }) => target.id}
        empty={
          shown.isPast
            ? "Chưa có chỉ tiêu nào hết hạn."
            : "Chưa giao chỉ tiêu nào. Giao chỉ tiêu thì tổ thấy ngay hôm nay nên được bao nhiêu, còn thiếu bao nhiêu."
        }
      />
      <MoreButton {...{ isBusy, failure }} hasMore={next !== undefined} onMore={loadMore} />
    </>
  );
}

interface Shown {
  named: ReturnType<typeof useIndicators>["named"];
  unitId: number;
  maySet: boolean;
  isPast: boolean;
}

function columnsOf({ named, unitId, maySet, isPast }: Shown): Column<Row>[] {
  return [
    {
      title: "Việc",
      cell: ({ target, fromUnit }) => {
        const { shortLabel } = named(target.indicatorCode);
        if (!maySet || (target.unitId !== unitId && fromUnit === undefined)) return shortLabel;
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
    {
      title: "Tiến độ",
      cell: ({ progress }) => (isPast ? <Outcome progress={progress} /> : <Standing progress={progress} />),
    },
  ];
}

function Size({ row, unit, unitId }: { row: Row; unit: string; unitId: number }) {
  const { target, teamsWithoutAmount, fromUnit } = row;
  const notes = [
    target.exceptions.length > 0 && `${target.exceptions.length} tổ có mức riêng`,
    teamsWithoutAmount > 0 && `${teamsWithoutAmount} tổ chưa có số hộ nên chưa tính được`,
    fromUnit !== undefined && `${fromUnit} giao trước khi hợp nhất`,
    target.unitId !== unitId && fromUnit === undefined && "cấp trên giao",
  ].filter(Boolean);
  return (
    <span>
      {sizeWords(target.basis, target.amount, unit)}
      {notes.length > 0 && <span className="small"> ({notes.join("; ")})</span>}
    </span>
  );
}

function Outcome({ progress: { standing, done, amount } }: { progress: Row["progress"] }) {
  if (standing === "reached") return "Đã đạt";
  return done === undefined ? "Không có số" : `Còn thiếu ${formatCount(amount - done)}`;
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
