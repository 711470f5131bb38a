import { Link, useParams } from "react-router-dom";
import type { TeamScore } from "../../../shared/api/oversight.ts";
import type { ReportList } from "../../../shared/api/team.ts";
import { formatWeekday } from "../../../shared/calendar/format.ts";
import { readScore } from "../api/oversight.ts";
import { readTeamReports } from "../api/teams.ts";
import { Icon } from "../components/icon.tsx";
import type { SignedIn } from "../components/needs-login.tsx";
import { Notice } from "../components/notices.tsx";
import { Page } from "../components/page.tsx";
import { ScoreCard } from "../components/score-card.tsx";
import { NeedsUnit, WhenLoaded } from "../components/staff-page.tsx";
import { TeamCourse } from "../components/team-course.tsx";
import "../styles/oversight.css";
import { useKept } from "../use-kept.ts";

/** One team as those above it see it: its score with reasons, its periods, its reports. */
export function UnitTeamPage() {
  const teamId = Number(useParams().teamId);
  return <NeedsUnit title="Một tổ">{(session) => <WatchedTeam session={session} teamId={teamId} />}</NeedsUnit>;
}

function WatchedTeam({ session: { me, token }, teamId }: { session: SignedIn; teamId: number }) {
  const kept = useKept(`${me.id}:watched:${teamId}`, () => readScore(token, teamId));
  const reports = useKept(`${me.id}:reports:${teamId}`, () => readTeamReports(token, teamId));
  const { data } = kept;
  return (
    <Page title={data?.team.name ?? "Một tổ"} lead={leadOf(data)} back="/s/scores" wide>
      <WhenLoaded kept={kept} wayOn={{ to: "/s/scores", label: "Xem điểm các tổ" }}>
        {(score) => (
          <div className="desk">
            <div className="stack">
              {score.signs && <Signs signs={score.signs} />}
              <ScoreCard score={score} />
            </div>
            <div className="stack">
              <TeamCourse course={score.course} />
              <section className="stack">
                <h2 className="rows-title">Báo cáo đã gửi</h2>
                <WhenLoaded kept={reports}>{(list) => <Reports list={list} />}</WhenLoaded>
              </section>
            </div>
          </div>
        )}
      </WhenLoaded>
    </Page>
  );
}

function leadOf(score: TeamScore | undefined): string | undefined {
  return score?.team.households === undefined ? undefined : `${score.team.households} hộ`;
}

function Signs({ signs }: { signs: readonly string[] }) {
  return (
    <Notice tone="warn">
      <p>
        <strong>Số liệu nên hỏi lại.</strong> Có thể tổ chép lại số cũ, cũng có thể việc đều như vậy; điểm không bị trừ.
      </p>
      <ul className="plain-list">
        {signs.map((sign) => (
          <li key={sign}>{sign}</li>
        ))}
      </ul>
    </Notice>
  );
}

function Reports({ list: { reports } }: { list: ReportList }) {
  if (reports.length === 0) return <p className="card">Tổ chưa gửi báo cáo nào.</p>;
  return (
    <ul className="rows">
      {reports.map(({ id, activityOn, number, state, nothingToReport }) => (
        <li key={id}>
          <Link to={`/s/report/${id}`} className="row">
            <span>
              {formatWeekday(activityOn)}
              <span className="small card-link-more">
                Báo cáo số {number ?? "–"}
                {nothingToReport && " · không có hoạt động"}
                {state === "amended" && " · đã sửa"}
                {state === "withdrawn" && " · đã rút, không tính"}
              </span>
            </span>
            <Icon name="next" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
