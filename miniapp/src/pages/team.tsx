import { useEffect } from "react";
import { Link, useParams } from "react-router-dom";
import type { TeamHome } from "../../../shared/api/team.ts";
import { readTeam } from "../api/teams.ts";
import { Figures } from "../components/figures.tsx";
import { Icon } from "../components/icon.tsx";
import { NeedsLogin, type SignedIn } from "../components/needs-login.tsx";
import { Failure, Loading, Notice, OldCopy, toHome } from "../components/notices.tsx";
import { Page } from "../components/page.tsx";
import { PrivacyLink } from "../components/privacy-link.tsx";
import { TeamStanding } from "../components/team-standing.tsx";
import { TeamTargets } from "../components/team-targets.tsx";
import { TeamTrend } from "../components/team-trend.tsx";
import { WaitingReports } from "../components/waiting-reports.tsx";
import { useIndicators } from "../indicators.ts";
import { useOutbox } from "../report/outbox.tsx";
import { hasDraft } from "../report/use-draft.ts";
import { capital, dueWords, givenName, standingOf } from "../state-words.ts";
import { useKept } from "../use-kept.ts";

/** A team's page: what is due, what it did. Members report from here; officers look. */
export function TeamPage() {
  const teamId = Number(useParams().teamId);
  return <NeedsLogin title="Tổ">{(session) => <Team session={session} teamId={teamId} back="/" />}</NeedsLogin>;
}

export function Team({ session, teamId, back }: { session: SignedIn; teamId: number; back?: string }) {
  const { me, token } = session;
  const { data, failure, asOf, isLoading, reload, replace } = useKept(`${me.id}:team:${teamId}`, () =>
    readTeam(token, teamId),
  );
  const { lastSaved } = useOutbox();
  useEffect(() => {
    if (lastSaved?.home.team.id === teamId) replace(lastSaved.home);
  }, [lastSaved, teamId, replace]);
  const team = me.teams.find((held) => held.id === teamId);
  const reports = team !== undefined && team.role !== "officer";
  const hello = reports ? `Chào ${me.formOfAddress} ${givenName(me.name)}`.trim() : me.commune.name;

  return (
    <Page title={data?.team.name ?? team?.name ?? "Tổ"} lead={hello} {...(back === undefined ? {} : { back })}>
      <WaitingReports teamId={teamId} />
      {failure && asOf && <OldCopy failure={failure} asOf={asOf} onRetry={reload} />}
      {data === undefined && failure && <Failure failure={failure} onRetry={reload} wayOn={toHome} />}
      {data === undefined && !failure && isLoading && <Loading />}
      {data !== undefined && reports && <Returned home={data} />}
      {data !== undefined && <Standing home={data} canReport={reports} hasOwnDraft={hasDraft(me.id, teamId)} />}
      {data !== undefined && <DoneSoFar home={data} />}
      {/* Asked for at the same moment as the team itself, and shown after it: what is below moves less. */}
      <div className="beside" hidden={data === undefined}>
        <TeamStanding session={session} teamId={teamId} />
        <TeamTargets session={session} teamId={teamId} />
      </div>
      {data !== undefined && <TeamTrend session={session} teamId={teamId} />}
      {data !== undefined && (
        <Link to={`/t/${teamId}/reports`} className="card card-link">
          <Icon name="history" />
          <span>{reports ? "Xem, sửa báo cáo đã gửi" : "Xem báo cáo đã gửi"}</span>
          <Icon name="next" />
        </Link>
      )}
      {data !== undefined && (
        <Link to={`/t/${teamId}/members`} className="card card-link">
          <Icon name="people" />
          <span>Người của tổ{team?.role === "leader" && ", mã mời vào tổ"}</span>
          <Icon name="next" />
        </Link>
      )}
      <OtherTeams session={session} teamId={teamId} />
      {/* Not before what stands above it: what is being read or pressed must not jump away. */}
      {back === undefined && (data !== undefined || failure) && <PrivacyLink />}
    </Page>
  );
}

/** Staff ask to look at a report again. */
function Returned({ home }: { home: TeamHome }) {
  return (
    <>
      {/* An old copy on the phone may not know of it. */}
      {(home.returned ?? []).map(({ id, number, review }) => (
        <Notice key={id} tone="warn">
          <p>
            Xã nhờ xem lại báo cáo số {number}: “{review?.reason}”
          </p>
          <Link to={`/r/${id}`} className="text-link">
            Xem và trả lời
          </Link>
        </Notice>
      ))}
    </>
  );
}

function Standing({ home, canReport, hasOwnDraft }: { home: TeamHome; canReport: boolean; hasOwnDraft: boolean }) {
  const { state, period, team, draft } = home;
  const { title, icon, tone } = standingOf(state, period, new Date());
  const isMissing = state === "missing";
  return (
    <section className={`card standing standing-${tone}`}>
      <p className="standing-period">{capital(period.label)}</p>
      <h2 className="standing-state">
        <Icon name={icon} />
        {title}
      </h2>
      {isMissing && <p>{dueWords(period, new Date())}</p>}
      {canReport && hasOwnDraft && <p>Báo cáo nhập dở vẫn được giữ trên máy này.</p>}
      {canReport && (
        <Link to={`/r/new?to=${team.id}`} className="button button-main button-big">
          <Icon name="report" />
          {hasOwnDraft ? "Nhập tiếp báo cáo" : isMissing ? "Báo cáo" : "Báo cáo thêm"}
        </Link>
      )}
      {canReport && draft !== undefined && !hasOwnDraft && (
        <Notice tone="warn">
          <p>Có báo cáo đang soạn dở trong Zalo.</p>
          <Link to={`/r/new?to=${team.id}&nhap=1`} className="text-link">
            Mở và gửi
          </Link>
        </Notice>
      )}
    </section>
  );
}

function DoneSoFar({ home }: { home: TeamHome }) {
  const { named } = useIndicators();
  const hasFigures = Object.keys(home.values).length > 0;
  const hasYear = Object.keys(home.yearValues).length > 0;
  return (
    <section className="card">
      <h2>Kỳ này tổ đã làm</h2>
      {hasFigures ? <Figures values={home.values} named={named} /> : <p>Chưa có số liệu nào trong kỳ này.</p>}
      {hasYear && (
        <details open={!hasFigures}>
          <summary>Từ đầu năm đến nay</summary>
          <Figures values={home.yearValues} named={named} />
        </details>
      )}
    </section>
  );
}

function OtherTeams({ session, teamId }: { session: SignedIn; teamId: number }) {
  const others = session.me.teams.filter((team) => team.id !== teamId);
  if (others.length === 0) return null;
  return (
    <section className="stack">
      <h2 className="rows-title">Tổ khác của {session.me.formOfAddress}</h2>
      <ul className="rows">
        {others.map((team) => (
          <li key={team.id}>
            <Link to={`/t/${team.id}`} className="row">
              <span>{team.name}</span>
              <Icon name="next" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
