import { useState } from "react";
import { Link } from "react-router-dom";
import type { ZaloGroupsPage as Groups, ZaloGroupView } from "../../../shared/api/zalo-group.ts";
import { formatDay } from "../../../shared/calendar/format.ts";
import { giveGroup, readGroups, wishForGroup } from "../api/zalo-care.ts";
import { ConfirmDialog } from "../components/confirm-dialog.tsx";
import { CopyText } from "../components/copy-text.tsx";
import { DataTable } from "../components/data-table.tsx";
import { SelectField } from "../components/form-fields.tsx";
import { NoTeams } from "../components/no-teams.tsx";
import { Notice } from "../components/notices.tsx";
import { Page } from "../components/page.tsx";
import { NeedsUnit, WhenLoaded } from "../components/staff-page.tsx";
import { useCall } from "../use-call.ts";
import { useFresh } from "../use-fresh.ts";
import "../styles/people.css";
import "../styles/zalo-care.css";

/** Which team has a Zalo group, which has none, and which group is nobody's. */
export function ZaloGroupsPage() {
  return (
    <NeedsUnit title="Nhóm Zalo" ofCommune>
      {({ token }, unit) => <GroupsOf token={token} unit={unit} />}
    </NeedsUnit>
  );
}

function GroupsOf({ token, unit }: { token: string; unit: { id: number; name: string } }) {
  const kept = useFresh(`groups:${unit.id}`, () => readGroups(token, unit.id));
  return (
    <Page title="Nhóm Zalo" lead={unit.name} back="/s" wide>
      <WhenLoaded kept={kept}>
        {(page) => (
          <>
            {page.canMake === "no" && (
              <Notice tone="warn">
                OA chưa có gói nhóm chat nên chưa lập được nhóm từ đây. <Link to="/s/oa">Xem tài khoản OA</Link>
              </Notice>
            )}
            <Without token={token} page={page} onChanged={kept.reload} />
            <h2>Các nhóm</h2>
            <GroupTable token={token} page={page} onChanged={kept.reload} />
          </>
        )}
      </WhenLoaded>
    </Page>
  );
}

interface PartProps {
  token: string;
  page: Groups;
  onChanged: () => void;
}

function Without({ token, page: { without, groups, mayManage, freePlaces }, onChanged }: PartProps) {
  const call = useCall();
  if (without.length === 0 && groups.length === 0) return <NoTeams mayImport={mayManage} />;
  if (without.length === 0) return <Notice tone="good">Tổ nào cũng có nhóm Zalo.</Notice>;
  return (
    <>
      <h2>Chưa có nhóm: {without.length} tổ</h2>
      <p className="small">
        Chưa có nhóm thì lời nhắc gửi riêng cho tổ trưởng. OA đã có nhóm của tổ: vào nhóm, nhắc tên OA rồi nhắn “đăng
        ký” và mã của tổ. {freePlaces !== undefined && `Gói nhóm của OA còn ${freePlaces} chỗ trống.`}
      </p>
      {call.failure && <Notice tone="bad">{call.failure.message}</Notice>}
      <DataTable
        caption="Tổ chưa có nhóm"
        rows={without}
        keyOf={({ id }) => id}
        empty=""
        columns={[
          { title: "Tổ", cell: ({ name }) => name },
          { title: "Mã của tổ", isShort: true, cell: ({ joinCode }) => joinCode },
          {
            title: "Lập nhóm mới",
            cell: ({ id, name, wish }) => {
              if (wish?.state === "waiting" || wish?.state === "calling") return "Đang lập nhóm, xong sau ít phút";
              return (
                <>
                  {wish?.state === "failed" && <p>{wish.reason}</p>}
                  {mayManage && (
                    <button
                      type="button"
                      className="button button-small"
                      disabled={call.isBusy}
                      aria-label={`Lập nhóm cho ${name}`}
                      onClick={() => void call.run(() => wishForGroup(token, id), onChanged)}
                    >
                      Lập nhóm
                    </button>
                  )}
                </>
              );
            },
          },
        ]}
      />
    </>
  );
}

const states: Record<ZaloGroupView["state"], string> = {
  active: "Đang dùng",
  gone: "Không còn: lập nhóm khác hoặc gắn nhóm mới",
  expired: "Hết hạn gói: gia hạn tại oa.zalo.me",
};

function GroupTable({ token, page: { groups, without, mayManage }, onChanged }: PartProps) {
  const [giving, setGiving] = useState<ZaloGroupView>();
  return (
    <>
      <DataTable
        caption="Các nhóm Zalo của OA"
        rows={groups}
        keyOf={({ id }) => id}
        empty="OA chưa có nhóm nào."
        columns={[
          { title: "Nhóm", cell: ({ id, name }) => name ?? `Nhóm số ${id}` },
          { title: "Của tổ", cell: ({ team }) => team?.name ?? "Chưa của tổ nào" },
          { title: "Người", isNumber: true, cell: ({ memberCount }) => memberCount ?? "chưa rõ" },
          { title: "Gói đến ngày", cell: ({ validThrough }) => (validThrough ? formatDay(validThrough) : "chưa rõ") },
          { title: "Tình trạng", cell: ({ state }) => states[state] },
          { title: "Mời người vào", cell: (group) => <Invitation group={group} /> },
          ...(mayManage
            ? [
                {
                  title: "Việc",
                  cell: (group: ZaloGroupView) => (
                    <button
                      type="button"
                      className="button button-small"
                      aria-label={`Đổi tổ của ${group.name ?? `nhóm số ${group.id}`}`}
                      onClick={() => setGiving(group)}
                    >
                      Đổi tổ
                    </button>
                  ),
                },
              ]
            : []),
        ]}
      />
      {giving && (
        <GiveDialog
          token={token}
          group={giving}
          teams={without}
          onClose={() => setGiving(undefined)}
          onDone={() => {
            setGiving(undefined);
            onChanged();
          }}
        />
      )}
    </>
  );
}

/** Zalo's own link: whoever opens it asks to join. */
function Invitation({ group: { link, name, team } }: { group: ZaloGroupView }) {
  if (!link) return "chưa có đường dẫn";
  return (
    <details className="oa-more">
      <summary>Lời mời</summary>
      <CopyText text={`Mời anh/chị vào nhóm Zalo “${team?.name ?? name ?? "của tổ"}”: ${link}`} label="Chép lời mời" />
    </details>
  );
}

interface GiveDialogProps {
  token: string;
  group: ZaloGroupView;
  teams: Groups["without"];
  onClose: () => void;
  onDone: () => void;
}

function GiveDialog({ token, group, teams, onClose, onDone }: GiveDialogProps) {
  const [teamId, setTeamId] = useState(String(group.team?.id ?? ""));
  const call = useCall();
  const options = [
    { value: "", label: "Không của tổ nào" },
    ...(group.team ? [{ value: String(group.team.id), label: group.team.name }] : []),
    ...teams.filter(({ id }) => id !== group.team?.id).map(({ id, name }) => ({ value: String(id), label: name })),
  ];
  const give = () => call.run(() => giveGroup(token, group.id, teamId === "" ? null : Number(teamId)), onDone);
  return (
    <ConfirmDialog
      title="Nhóm này của tổ nào?"
      confirmLabel="Lưu"
      isBusy={call.isBusy}
      onConfirm={() => void give()}
      onCancel={onClose}
    >
      <SelectField label="Tổ" value={teamId} onChange={setTeamId} options={options} />
      <p>Lời nhắc và thông báo của tổ sẽ gửi vào nhóm này.</p>
      {call.failure && <Notice tone="bad">{call.failure.message}</Notice>}
    </ConfirmDialog>
  );
}
