import { useDeferredValue, useState } from "react";
import { Link } from "react-router-dom";
import type { DirectoryTeam, TeamDirectory, TeamLack } from "../../../shared/api/members.ts";
import { formatCount } from "../../../shared/calendar/format.ts";
import { readTeamDirectory } from "../api/members.ts";
import { DataTable } from "../components/data-table.tsx";
import { SelectField, TextField } from "../components/form-fields.tsx";
import { Icon } from "../components/icon.tsx";
import { MoreButton } from "../components/more-button.tsx";
import type { SignedIn } from "../components/needs-login.tsx";
import { Page } from "../components/page.tsx";
import { NeedsUnit, WhenLoaded } from "../components/staff-page.tsx";
import { useCall } from "../use-call.ts";
import { useFresh } from "../use-fresh.ts";
import "../styles/people.css";

type Filter = TeamLack | "";

const filters: readonly { value: Filter; label: string }[] = [
  { value: "", label: "Tất cả các tổ" },
  { value: "confirmation", label: "Có người mới chờ xác nhận" },
  { value: "leader", label: "Chưa có tổ trưởng" },
  { value: "group", label: "Chưa có nhóm Zalo" },
  { value: "members", label: "Chưa ai vào Zalo" },
];

/** All teams an officer looks after: who leads them, who is in them, what they lack. */
export function StaffTeamsPage() {
  return (
    <NeedsUnit title="Tổ và người">
      {(session, unit) => (
        <Page title="Tổ và người" lead={unit.name} back="/s" wide>
          {unit.role === "staff" && (
            <p className="buttons">
              <Link to="/s/import" className="button">
                <Icon name="upload" />
                Nhập danh sách
              </Link>
              <Link to="/s/places" className="button">
                <Icon name="list" />
                Thôn, tổ dân phố
              </Link>
              <Link to="/s/officers" className="button">
                <Icon name="shield" />
                Cán bộ, mã cấp
              </Link>
            </p>
          )}
          <Teams session={session} unitId={unit.id} />
        </Page>
      )}
    </NeedsUnit>
  );
}

function Teams({ session: { token }, unitId }: { session: SignedIn; unitId: number }) {
  const [search, setSearch] = useState("");
  const [lacks, setLacks] = useState<Filter>("");
  const wanted = useDeferredValue(search.trim());
  const query = { ...(wanted ? { q: wanted } : {}), ...(lacks ? { lacks } : {}) };
  const kept = useFresh(`teams:${unitId}:${wanted}:${lacks}`, () => readTeamDirectory(token, unitId, query));
  return (
    <>
      <div className="form-grid">
        <TextField label="Tìm tổ" type="search" placeholder="Tên tổ, thôn, xã" value={search} onChange={setSearch} />
        <SelectField label="Lọc" value={lacks} onChange={setLacks} options={filters} />
      </div>
      <WhenLoaded kept={kept}>
        {(directory) => (
          <Found
            directory={directory}
            isAll={!wanted && !lacks}
            load={(cursor) => readTeamDirectory(token, unitId, { ...query, cursor })}
            onMore={kept.replace}
          />
        )}
      </WhenLoaded>
    </>
  );
}

interface FoundProps {
  directory: TeamDirectory;
  /** Nothing was looked for. */
  isAll: boolean;
  load: (cursor: string) => Promise<TeamDirectory>;
  onMore: (directory: TeamDirectory) => void;
}

function Found({ directory, isAll, load, onMore }: FoundProps) {
  const call = useCall();
  const { teams, total, next, unit } = directory;
  const loadMore = () =>
    call.run(
      () => load(next ?? ""),
      (page) => onMore({ ...page, teams: [...teams, ...page.teams] }),
    );
  return (
    <>
      <p aria-live="polite">{formatCount(total)} tổ</p>
      <DataTable
        caption="Các tổ"
        rows={teams}
        keyOf={({ id }) => id}
        empty={isAll ? "Chưa có tổ nào. Bấm “Nhập danh sách” để đưa tổ và người vào." : "Không có tổ nào như vậy."}
        columns={[
          { title: "Tổ", cell: (team) => <Name team={team} withCommune={unit.level === "province"} /> },
          { title: "Tổ trưởng", cell: (team) => team.leaderName ?? (team.hasLeader ? "Có" : "Chưa có") },
          { title: "Đã vào Zalo", cell: ({ people, onZalo }) => `${onZalo}/${people} người` },
          { title: "Cần làm", cell: (team) => <Marks team={team} /> },
        ]}
      />
      <MoreButton {...call} hasMore={next !== undefined} onMore={() => void loadMore()} />
    </>
  );
}

/** The place only where the name does not say it. */
function Name({ team: { id, name, unit, communeName }, withCommune }: { team: DirectoryTeam; withCommune: boolean }) {
  const places = [
    name.includes(unit.name) ? "" : unit.name,
    withCommune && unit.name !== communeName ? communeName : "",
  ];
  return (
    <>
      <Link to={`/s/teams/${id}`}>{name}</Link>
      {places.some(Boolean) && <span className="small">{places.filter(Boolean).join(", ")}</span>}
    </>
  );
}

/** What somebody should see to, in words. */
function Marks({ team: { hasLeader, hasGroup, hasNew, onZalo } }: { team: DirectoryTeam }) {
  const marks = [
    hasNew && "Xác nhận người mới",
    !hasLeader && "Chọn tổ trưởng",
    onZalo === 0 && "Mời vào Zalo",
    !hasGroup && "Gắn nhóm Zalo",
  ].filter((mark) => mark !== false);
  if (marks.length === 0) return "Đủ";
  return (
    <span className="badges">
      {marks.map((mark) => (
        <span key={mark} className="badge badge-lack">
          {mark}
        </span>
      ))}
    </span>
  );
}
