import { useState } from "react";
import { Link, useParams } from "react-router-dom";
import type { ReportList, ReportView } from "../../../shared/api/team.ts";
import { formatWeekday } from "../../../shared/calendar/format.ts";
import { CallFailed } from "../api/client.ts";
import { readTeamReports } from "../api/teams.ts";
import { Figures } from "../components/figures.tsx";
import { Icon } from "../components/icon.tsx";
import { MoreButton } from "../components/more-button.tsx";
import { NeedsLogin, type SignedIn } from "../components/needs-login.tsx";
import { Failure, Loading, OldCopy, toHome } from "../components/notices.tsx";
import { Page } from "../components/page.tsx";
import { useIndicators } from "../indicators.ts";
import { useKept } from "../use-kept.ts";

/** What a team ever sent, newest first, withdrawn ones included. */
export function TeamReportsPage() {
  const teamId = Number(useParams().teamId);
  return <NeedsLogin title="Báo cáo đã gửi">{(session) => <Reports session={session} teamId={teamId} />}</NeedsLogin>;
}

function Reports({ session: { me, token }, teamId }: { session: SignedIn; teamId: number }) {
  const first = useKept(`${me.id}:reports:${teamId}`, () => readTeamReports(token, teamId));
  const more = useMore(first.data, (cursor) => readTeamReports(token, teamId, cursor));
  const mayChange = me.teams.some((team) => team.id === teamId && team.role !== "officer");
  const reports = [...(first.data?.reports ?? []), ...more.reports];
  return (
    <Page title="Báo cáo đã gửi" lead={me.teams.find((team) => team.id === teamId)?.name} back={`/t/${teamId}`}>
      {first.failure && first.asOf && <OldCopy failure={first.failure} asOf={first.asOf} onRetry={first.reload} />}
      {first.data === undefined && first.failure && (
        <Failure failure={first.failure} onRetry={first.reload} wayOn={toHome} />
      )}
      {first.data === undefined && !first.failure && <Loading />}
      {first.data !== undefined && reports.length === 0 && (
        <section className="card">
          <h2>Chưa có báo cáo nào</h2>
          <p>Báo cáo của tổ sẽ hiện ở đây sau khi gửi.</p>
        </section>
      )}
      {reports.map((report) => (
        <OneReport key={report.id} report={report} mayChange={mayChange} />
      ))}
      <MoreButton hasMore={more.hasMore} isBusy={more.isLoading} failure={more.failure} onMore={more.load} />
    </Page>
  );
}

function OneReport({ report, mayChange }: { report: ReportView; mayChange: boolean }) {
  const { named } = useIndicators();
  const isWithdrawn = report.state === "withdrawn";
  const photos = report.photos?.length ?? 0;
  return (
    <article className={isWithdrawn ? "card report report-withdrawn" : "card report"}>
      <h2>{formatWeekday(report.activityOn)}</h2>
      <p className="small">
        Báo cáo số {report.number ?? "–"}
        {report.isMine && " · tôi gửi"}
        {report.state === "amended" && " · đã sửa"}
        {photos > 0 && ` · ${photos} ảnh`}
      </p>
      {isWithdrawn && (
        <p className="report-state">
          <Icon name="close" />
          Đã rút, không tính vào số liệu
        </p>
      )}
      {report.nothingToReport ? <p>Không có hoạt động.</p> : <Figures values={report.values} named={named} />}
      {report.note && <p>Ghi chú: {report.note}</p>}
      {report.review?.verdict === "returned" && (
        <p className="report-state">
          <Icon name="alert" />
          Xã nhờ xem lại: “{report.review.reason}”
        </p>
      )}
      {mayChange && !isWithdrawn && (
        <Link to={`/r/${report.id}`} className="button">
          <Icon name="edit" />
          {photos > 0 ? "Xem ảnh, sửa hoặc rút" : "Sửa hoặc rút"}
        </Link>
      )}
    </article>
  );
}

/** The pages after the first, fetched when asked for. */
function useMore(first: ReportList | undefined, load: (cursor: string) => Promise<ReportList>) {
  const [pages, setPages] = useState<readonly ReportList[]>([]);
  const [isLoading, setLoading] = useState(false);
  const [failure, setFailure] = useState<CallFailed>();
  const cursor = (pages.at(-1) ?? first)?.next;
  const loadNext = () => {
    if (cursor === undefined) return;
    setLoading(true);
    setFailure(undefined);
    load(cursor)
      .then((page) => setPages((before) => [...before, page]))
      .catch((error: unknown) => {
        if (!(error instanceof CallFailed)) throw error;
        setFailure(error);
      })
      .finally(() => setLoading(false));
  };
  const reports = pages.flatMap((page) => page.reports);
  return { reports, hasMore: cursor !== undefined, isLoading, failure, load: loadNext };
}
