import { useState } from "react";
import { Link, useNavigate, useParams } from "react-router-dom";
import type { LineageEntry } from "../../../shared/api/tree.ts";
import { formatDay } from "../../../shared/calendar/format.ts";
import { readMembers } from "../api/members.ts";
import { readTeamLineage } from "../api/tree.ts";
import { Icon } from "../components/icon.tsx";
import { MemberList } from "../components/member-list.tsx";
import { Notice } from "../components/notices.tsx";
import { Page } from "../components/page.tsx";
import { NeedsUnit, WhenLoaded } from "../components/staff-page.tsx";
import { type TeamChange, TeamChangeDialog } from "../components/team-change-dialogs.tsx";
import { useFresh } from "../use-fresh.ts";
import "../styles/people.css";

const changes: readonly { change: TeamChange; label: string }[] = [
  { change: "rename", label: "Đổi tên" },
  { change: "move", label: "Chuyển sang thôn khác" },
  { change: "merge", label: "Gộp vào tổ khác" },
  { change: "split", label: "Tách thành tổ mới" },
  { change: "close", label: "Giải thể" },
];

/** One team as officers manage it: its people, its code, and what becomes of it. */
export function StaffTeamPage() {
  const teamId = Number(useParams().teamId);
  return <NeedsUnit title="Tổ">{({ token }) => <OneTeam key={teamId} token={token} teamId={teamId} />}</NeedsUnit>;
}

function OneTeam({ token, teamId }: { token: string; teamId: number }) {
  const people = useFresh(`members:${teamId}`, () => readMembers(token, teamId));
  const [change, setChange] = useState<TeamChange>();
  const [done, setDone] = useState<string>();
  const navigate = useNavigate();
  const onChanged = (what: TeamChange, said: string) => {
    setChange(undefined);
    if (what === "merge" || what === "close") navigate("/s/teams", { replace: true });
    else people.reload();
    setDone(said);
  };
  return (
    <Page title={people.data?.team.name ?? "Tổ"} back="/s/teams" wide>
      <WhenLoaded kept={people} wayOn={{ to: "/s/teams", label: "Xem các tổ" }}>
        {(list) => (
          <div className="people-desk">
            <div className="stack">
              <h2 className="rows-title">Người của tổ</h2>
              <MemberList token={token} list={list} onChanged={people.replace} />
            </div>
            <div className="stack">
              <section className="card">
                <h2>Mời và theo dõi</h2>
                {list.may.manage && (
                  <Link to={`/t/${teamId}/join`} className="button">
                    <Icon name="qr" />
                    Mã mời vào tổ
                  </Link>
                )}
                <Link to={`/t/${teamId}`} className="button">
                  <Icon name="chart" />
                  Báo cáo và kết quả của tổ
                </Link>
              </section>
              {list.may.move && (
                <section className="card" aria-live="polite">
                  <h2>Thay đổi tổ</h2>
                  {done && <Notice tone="good">{done}</Notice>}
                  <div className="buttons">
                    {changes.map(({ change: known, label }) => (
                      <button
                        key={known}
                        type="button"
                        className="button button-small"
                        onClick={() => setChange(known)}
                      >
                        {label}
                      </button>
                    ))}
                  </div>
                </section>
              )}
              <Past token={token} teamId={teamId} changedAt={done} />
            </div>
            {change && (
              <TeamChangeDialog
                change={change}
                token={token}
                list={list}
                onDone={(said) => onChanged(change, said)}
                onClose={() => setChange(undefined)}
              />
            )}
          </div>
        )}
      </WhenLoaded>
    </Page>
  );
}

const happened: Record<LineageEntry["kind"], (entry: LineageEntry) => string> = {
  renamed: ({ from, to }) => `Đổi tên từ “${from.name}” thành “${to.name}”`,
  merged: ({ from, to }) => `“${from.name}” gộp vào “${to.name}”`,
  split: ({ from, to }) => `“${to.name}” tách ra từ “${from.name}”`,
  moved: ({ from, to }) => `Chuyển từ ${from.name} sang ${to.name}`,
  closed: ({ from }) => `“${from.name}” giải thể`,
};

function Past({ token, teamId, changedAt }: { token: string; teamId: number; changedAt: string | undefined }) {
  const { data } = useFresh(`lineage:${teamId}:${changedAt ?? ""}`, () => readTeamLineage(token, teamId));
  if (!data || data.entries.length === 0) return null;
  return (
    <section className="card">
      <h2>Lịch sử của tổ</h2>
      <ul className="lines">
        {data.entries.map((entry) => (
          <li key={`${entry.on} ${entry.kind} ${entry.from.id} ${entry.to.id}`}>
            {formatDay(entry.on)}: {happened[entry.kind](entry)}
          </li>
        ))}
      </ul>
    </section>
  );
}
