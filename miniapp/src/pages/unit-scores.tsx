import { Link, useSearchParams } from "react-router-dom";
import type { TeamScoreRow, UnitOversight } from "../../../shared/api/oversight.ts";
import { readOversight } from "../api/oversight.ts";
import { type Column, DataTable } from "../components/data-table.tsx";
import { Icon } from "../components/icon.tsx";
import type { SignedIn } from "../components/needs-login.tsx";
import { NoTeams } from "../components/no-teams.tsx";
import { Page } from "../components/page.tsx";
import { NeedsUnit, WhenLoaded } from "../components/staff-page.tsx";
import { StateLegend } from "../components/state-legend.tsx";
import { StateStrip } from "../components/state-strip.tsx";
import { UnitsTable } from "../components/units-table.tsx";
import { labelTones } from "../oversight-words.ts";
import "../styles/oversight.css";
import { useKept } from "../use-kept.ts";

const columns: Column<TeamScoreRow>[] = [
  {
    title: "Tổ",
    cell: ({ team, hasSigns }) => (
      <>
        <Link to={`/s/score/${team.id}`}>{team.name}</Link>
        {hasSigns && (
          <>
            {" "}
            <Ask />
          </>
        )}
      </>
    ),
  },
  {
    title: "Điểm",
    isNumber: true,
    cell: ({ total }) => (total === undefined ? "–" : <strong className="numbers">{total}</strong>),
  },
  {
    title: "Đánh giá",
    isShort: true,
    cell: ({ label, labelTitle }) => <span className={`badge badge-${labelTones[label]}`}>{labelTitle}</span>,
  },
  { title: "4 kỳ qua", isShort: true, cell: ({ change }) => changeWords(change) },
  { title: "Các kỳ, mới nhất bên phải", cell: ({ states }) => <StateStrip states={states} /> },
];

/** The scores of a unit's teams, by name: praise for the best and the most improved, and no list of the last. */
export function UnitScoresPage() {
  const [query] = useSearchParams();
  return (
    <NeedsUnit title="Điểm các tổ">
      {(session, unit) => (
        <Scores session={session} unitId={Number(query.get("don-vi")) || unit.id} isStaff={unit.role === "staff"} />
      )}
    </NeedsUnit>
  );
}

function Scores({ session: { me, token }, unitId, isStaff }: { session: SignedIn; unitId: number; isStaff: boolean }) {
  const kept = useKept(`${me.id}:oversight:${unitId}`, () => readOversight(token, unitId));
  return (
    <Page title="Điểm các tổ" lead={kept.data?.unit.name} back="/s" wide>
      <WhenLoaded kept={kept}>
        {(seen) => {
          if (seen.unit.level === "province") return <UnitsTable units={seen.units} />;
          return seen.teams.length === 0 ? <NoTeams mayImport={isStaff} /> : <TeamScores seen={seen} />;
        }}
      </WhenLoaded>
    </Page>
  );
}

function TeamScores({ seen }: { seen: UnitOversight }) {
  return (
    <>
      <Praise seen={seen} />
      <div className="score-table">
        <DataTable
          caption="Điểm của từng tổ"
          columns={columns}
          rows={seen.teams}
          keyOf={({ team }) => team.id}
          empty=""
        />
      </div>
      <StateLegend />
      <p className="small">
        Điểm gồm năm mục, mỗi mục có lý do: bấm vào tên tổ để xem. Chỉ so tổ với các tổ giống nó. Điểm chênh dưới 3 chưa
        nói lên điều gì.
      </p>
      {seen.unit.level === "commune" && (
        <Link to={`/s/scores/rules?don-vi=${seen.unit.id}`} className="card card-link">
          <Icon name="gear" />
          <span>Cách chấm điểm, tin sáng thứ Hai</span>
          <Icon name="next" />
        </Link>
      )}
    </>
  );
}

function Praise({ seen: { best, improved } }: { seen: UnitOversight }) {
  if (best.length + improved.length === 0) return null;
  return (
    <div className="praise">
      {best.length > 0 && (
        <section className="card">
          <h2>Đáng biểu dương</h2>
          <ol className="plain-rows">
            {best.map(({ team, total }) => (
              <li key={team.id}>
                <span>{team.name}</span>
                <strong className="numbers">{total} điểm</strong>
              </li>
            ))}
          </ol>
        </section>
      )}
      {improved.length > 0 && (
        <section className="card">
          <h2>Tiến bộ nhiều nhất</h2>
          <ol className="plain-rows">
            {improved.map(({ team, gain }) => (
              <li key={team.id}>
                <span>{team.name}</span>
                <strong className="numbers">tăng {gain} điểm</strong>
              </li>
            ))}
          </ol>
        </section>
      )}
    </div>
  );
}

function Ask() {
  return (
    <span className="badge badge-warn score-ask">
      <Icon name="help" />
      Nên hỏi lại số liệu
    </span>
  );
}

function changeWords(change: number | undefined): string {
  if (change === undefined) return "–";
  if (Math.abs(change) < 3) return "như cũ";
  return change > 0 ? `tăng ${change}` : `giảm ${-change}`;
}
