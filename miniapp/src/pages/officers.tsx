import { useState } from "react";
import type { GrantCode, OfficerList, OfficerView, OpenGrant, UnitRoleName } from "../../../shared/api/officers.ts";
import { dayOf } from "../../../shared/calendar/day.ts";
import { formatDay, formatInstant } from "../../../shared/calendar/format.ts";
import { cancelGrant, createGrant, endOfficer, readOfficers } from "../api/officers.ts";
import { ConfirmDialog } from "../components/confirm-dialog.tsx";
import { CopyText } from "../components/copy-text.tsx";
import { DataTable } from "../components/data-table.tsx";
import { SelectField } from "../components/form-fields.tsx";
import { Icon } from "../components/icon.tsx";
import { Notice } from "../components/notices.tsx";
import { Page } from "../components/page.tsx";
import { NeedsUnit, WhenLoaded } from "../components/staff-page.tsx";
import { unitRoleNames } from "../role-words.ts";
import { useCall } from "../use-call.ts";
import { useFresh } from "../use-fresh.ts";
import "../styles/people.css";

const rights: Record<UnitRoleName, string> = {
  staff: "Xem và làm mọi việc: nhắc, thông báo, quản lý tổ và người",
  leader: "Xem số liệu và người, không thay đổi gì",
  viewer: "Chỉ xem số liệu",
};

/** Who has a role over the unit, and the codes that give one. */
export function OfficersPage() {
  return (
    <NeedsUnit title="Cán bộ">
      {({ token }, unit) => (
        <Page title="Cán bộ" lead={unit.name} back="/s" wide>
          <Officers token={token} unitId={unit.id} unitName={unit.name} />
        </Page>
      )}
    </NeedsUnit>
  );
}

interface OfficersProps {
  token: string;
  unitId: number;
  unitName: string;
}

function Officers({ token, unitId, unitName }: OfficersProps) {
  const kept = useFresh(`officers:${unitId}`, () => readOfficers(token, unitId));
  const [ending, setEnding] = useState<OfficerView>();
  return (
    <WhenLoaded kept={kept}>
      {(list) => (
        <>
          <DataTable
            caption="Cán bộ, lãnh đạo và người theo dõi"
            rows={list.officers}
            keyOf={({ id }) => id}
            empty="Chưa ai có vai trò ở đơn vị này."
            columns={[
              { title: "Họ và tên", cell: ({ name, isMe }) => `${name ?? "Chưa có tên"}${isMe ? " (tôi)" : ""}` },
              { title: "Vai trò", cell: ({ role }) => unitRoleNames[role] },
              { title: "Đơn vị", cell: ({ unit }) => unit.name },
              { title: "Từ ngày", cell: ({ since }) => formatDay(dayOf(new Date(since))) },
              ...(list.mayManage
                ? [{ title: "Thay đổi", cell: (held: OfficerView) => <EndButton held={held} onPress={setEnding} /> }]
                : []),
            ]}
          />
          {list.mayManage && <GiveCode token={token} unitId={unitId} unitName={unitName} onGiven={kept.reload} />}
          {list.mayManage && list.grants.length > 0 && (
            <OpenGrants token={token} unitId={unitId} grants={list.grants} onChanged={kept.replace} />
          )}
          {ending && (
            <EndDialog
              held={ending}
              end={() => endOfficer(token, unitId, ending.id)}
              onEnded={(fresh) => {
                kept.replace(fresh);
                setEnding(undefined);
              }}
              onClose={() => setEnding(undefined)}
            />
          )}
        </>
      )}
    </WhenLoaded>
  );
}

function EndButton({ held, onPress }: { held: OfficerView; onPress: (held: OfficerView) => void }) {
  if (held.isMe) return "–";
  return (
    <button type="button" className="button button-small button-danger" onClick={() => onPress(held)}>
      Thôi giao
      <span className="only-heard"> {held.name}</span>
    </button>
  );
}

interface EndDialogProps {
  held: OfficerView;
  end: () => Promise<OfficerList>;
  onEnded: (list: OfficerList) => void;
  onClose: () => void;
}

function EndDialog({ held, end, onEnded, onClose }: EndDialogProps) {
  const { isBusy, failure, run } = useCall();
  return (
    <ConfirmDialog
      title={`Thôi giao việc cho ${held.name ?? "người này"}?`}
      confirmLabel="Thôi giao"
      tone="bad"
      isBusy={isBusy}
      onConfirm={() => void run(end, onEnded)}
      onCancel={onClose}
    >
      <p>
        Người này không còn là {unitRoleNames[held.role].toLocaleLowerCase("vi")} của {held.unit.name}, ngay từ bây giờ.
        Việc đã làm vẫn được lưu.
      </p>
      {failure && <Notice tone="bad">{failure.message}</Notice>}
    </ConfirmDialog>
  );
}

function GiveCode({ token, unitId, unitName, onGiven }: OfficersProps & { onGiven: () => void }) {
  const [role, setRole] = useState<UnitRoleName>("staff");
  const [idempotencyKey, setKey] = useState(() => crypto.randomUUID());
  const [given, setGiven] = useState<GrantCode>();
  const { isBusy, failure, run } = useCall();
  const give = () =>
    run(
      () => createGrant(token, unitId, { role, idempotencyKey }),
      (code) => {
        setGiven(code);
        // The next press is another code.
        setKey(crypto.randomUUID());
        onGiven();
      },
    );
  return (
    <section className="card" aria-live="polite">
      <h2>Cấp mã cho người mới</h2>
      <SelectField
        label={`Vai trò ở ${unitName}`}
        hint={rights[role]}
        value={role}
        onChange={(chosen) => {
          setRole(chosen);
          // Another role is another code, also when the answer about the first got lost.
          setKey(crypto.randomUUID());
        }}
        options={(["staff", "leader", "viewer"] as const).map((value) => ({ value, label: unitRoleNames[value] }))}
      />
      <button type="button" className="button button-main own-width" disabled={isBusy} onClick={() => void give()}>
        <Icon name="plus" />
        Cấp mã
      </button>
      {failure && <Notice tone="bad">{failure.message}</Notice>}
      {given && (
        <Notice tone="good">
          <p>
            Mã <strong>{given.code}</strong>. Chỉ hiện một lần này; gửi riêng cho đúng người:
          </p>
          <CopyText text={given.shareText} label="Chép để gửi" />
        </Notice>
      )}
    </section>
  );
}

interface OpenGrantsProps {
  token: string;
  unitId: number;
  grants: readonly OpenGrant[];
  onChanged: (list: OfficerList) => void;
}

function OpenGrants({ token, unitId, grants, onChanged }: OpenGrantsProps) {
  const { isBusy, failure, run } = useCall();
  return (
    <section className="stack">
      <h2 className="rows-title">Mã chưa ai dùng</h2>
      {failure && <Notice tone="bad">{failure.message}</Notice>}
      <DataTable
        caption="Mã chưa ai dùng"
        rows={grants}
        keyOf={({ id }) => id}
        empty=""
        columns={[
          { title: "Vai trò", cell: ({ role, unit }) => `${unitRoleNames[role]}, ${unit.name}` },
          { title: "Cấp lúc", cell: ({ createdAt }) => formatInstant(new Date(createdAt)) },
          { title: "Hết hạn", cell: ({ expiresAt }) => formatInstant(new Date(expiresAt)) },
          {
            title: "Thay đổi",
            cell: ({ id }) => (
              <button
                type="button"
                className="button button-small button-danger"
                disabled={isBusy}
                onClick={() => void run(() => cancelGrant(token, unitId, id), onChanged)}
              >
                Hủy mã
              </button>
            ),
          },
        ]}
      />
    </section>
  );
}
