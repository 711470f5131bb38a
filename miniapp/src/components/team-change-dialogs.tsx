import { type ReactNode, useState } from "react";
import type { MemberList } from "../../../shared/api/members.ts";
import type { TreeChange } from "../../../shared/api/tree.ts";
import { dayOf } from "../../../shared/calendar/day.ts";
import { readTeamDirectory } from "../api/members.ts";
import { changeTree, readUnitsBelow } from "../api/tree.ts";
import { useCall } from "../use-call.ts";
import { useFresh } from "../use-fresh.ts";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { CheckField, SelectField, TextField } from "./form-fields.tsx";
import { nameOf } from "./member-dialogs.tsx";
import { Loading, Notice } from "./notices.tsx";

export type TeamChange = TreeChange["kind"];

interface TeamChangeProps {
  token: string;
  list: MemberList;
  /** The unit whose teams and places may be chosen. */
  unitId: number;
  /** With a sentence that says what was done. */
  onDone: (said: string) => void;
  onClose: () => void;
}

const dialogs: Record<TeamChange, (props: TeamChangeProps) => ReactNode> = {
  rename: RenameDialog,
  move: MoveTeamDialog,
  merge: MergeDialog,
  split: SplitDialog,
  close: CloseDialog,
};

/** What can become of a team, each with a plain sentence about what will happen and from which day. */
export function TeamChangeDialog({ change, ...props }: TeamChangeProps & { change: TeamChange }) {
  const Dialog = dialogs[change];
  return <Dialog {...props} />;
}

interface FrameProps extends Pick<TeamChangeProps, "token" | "onDone" | "onClose"> {
  title: string;
  confirmLabel: string;
  tone?: "plain" | "bad";
  /** Undefined while something is missing: `missing` says what. */
  change: TreeChange | undefined;
  missing: string;
  said: string;
  children: ReactNode;
}

/** Asks from which day on, and makes the change once however often it is pressed. */
function Frame({
  token,
  title,
  confirmLabel,
  tone = "plain",
  change,
  missing,
  said,
  onDone,
  onClose,
  children,
}: FrameProps) {
  const today = dayOf(new Date());
  const [on, setOn] = useState(today);
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const [isMissing, setMissing] = useState(false);
  const { isBusy, failure, run } = useCall();
  const confirm = () => {
    setMissing(change === undefined);
    if (change)
      void run(
        () => changeTree(token, { change, on, idempotencyKey }),
        () => onDone(said),
      );
  };
  return (
    <ConfirmDialog {...{ title, confirmLabel, tone, isBusy }} onConfirm={confirm} onCancel={onClose}>
      {children}
      <TextField
        label="Từ ngày"
        type="date"
        hint="Hôm nay hoặc một ngày đã qua. Số liệu trước ngày này giữ nguyên như cũ."
        value={on}
        max={today}
        onChange={(day) => setOn(day || today)}
      />
      {isMissing && !change && <Notice tone="warn">{missing}</Notice>}
      {failure && <Notice tone="bad">{failure.message}</Notice>}
    </ConfirmDialog>
  );
}

function RenameDialog({ list: { team }, unitId: _, ...rest }: TeamChangeProps) {
  const [name, setName] = useState(team.name);
  const wanted = name.trim();
  const change =
    wanted && wanted !== team.name ? ({ kind: "rename", of: "team", id: team.id, name: wanted } as const) : undefined;
  return (
    <Frame
      {...rest}
      title="Đổi tên tổ"
      confirmLabel="Đổi tên"
      change={change}
      missing="Xin nhập tên mới."
      said={`Đã đổi tên thành “${wanted}”.`}
    >
      <p>Người, báo cáo, nhóm Zalo và mã mời của tổ giữ nguyên.</p>
      <TextField label="Tên mới" value={name} onChange={setName} maxLength={120} />
    </Frame>
  );
}

function MoveTeamDialog({ token, list: { team }, unitId, ...rest }: TeamChangeProps) {
  const places = useFresh(`places:${unitId}`, () => readUnitsBelow(token, unitId));
  const [chosen, setChosen] = useState("");
  const toUnitId = Number(chosen);
  return (
    <Frame
      {...rest}
      token={token}
      title={`${team.name} phục vụ nơi nào?`}
      confirmLabel="Chuyển"
      change={toUnitId > 0 ? { kind: "move", of: "team", id: team.id, toUnitId } : undefined}
      missing="Xin chọn thôn, tổ dân phố."
      said="Đã chuyển tổ sang nơi mới."
    >
      <p>Tổ giữ người và báo cáo; từ ngày này số liệu của tổ tính cho nơi mới.</p>
      {places.failure && <Notice tone="bad">{places.failure.message}</Notice>}
      {!places.data && !places.failure && <Loading />}
      {places.data && (
        <SelectField
          label="Thôn, tổ dân phố"
          value={chosen}
          onChange={setChosen}
          options={[
            { value: "", label: "Chọn nơi" },
            ...places.data.units.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
        />
      )}
    </Frame>
  );
}

function MergeDialog({ token, list: { team, members }, unitId, ...rest }: TeamChangeProps) {
  const teams = useFresh(`teams:${unitId}`, () => readTeamDirectory(token, unitId, {}));
  const [chosen, setChosen] = useState("");
  const others = (teams.data?.teams ?? []).filter(({ id }) => id !== team.id);
  const into = others.find(({ id }) => String(id) === chosen);
  return (
    <Frame
      {...rest}
      token={token}
      title={`Gộp ${team.name} vào tổ khác`}
      confirmLabel="Gộp hai tổ"
      tone="bad"
      change={into && { kind: "merge", of: "team", ids: [team.id], intoId: into.id }}
      missing="Xin chọn tổ sẽ nhận."
      said={`Đã gộp vào ${into?.name ?? "tổ kia"}.`}
    >
      <p>
        {members.length > 0 ? `${members.length} người của tổ này sang tổ kia. ` : ""}Tổ này đóng lại, báo cáo cũ vẫn
        xem được và không mất.
      </p>
      {teams.failure && <Notice tone="bad">{teams.failure.message}</Notice>}
      {!teams.data && !teams.failure && <Loading />}
      {teams.data && (
        <SelectField
          label="Gộp vào"
          value={chosen}
          onChange={setChosen}
          options={[
            { value: "", label: "Chọn tổ" },
            ...others.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
        />
      )}
    </Frame>
  );
}

function SplitDialog({ list: { team, members }, unitId: _, ...rest }: TeamChangeProps) {
  const [name, setName] = useState("");
  const [leaving, setLeaving] = useState<readonly number[]>([]);
  const toggle = (personId: number, goes: boolean) =>
    setLeaving((before) => (goes ? [...before, personId] : before.filter((id) => id !== personId)));
  const part = { name: name.trim(), unitIds: [], teamIds: [], personIds: [...leaving] };
  return (
    <Frame
      {...rest}
      title={`Tách ${team.name}`}
      confirmLabel="Tách tổ"
      change={part.name ? { kind: "split", of: "team", id: team.id, parts: [part] } : undefined}
      missing="Xin đặt tên cho tổ mới."
      said={`Đã tách ra “${part.name}”.`}
    >
      <p>Một tổ mới ra đời, có mã mời riêng. Báo cáo cũ ở lại với tổ này.</p>
      <TextField label="Tên tổ mới" value={name} onChange={setName} maxLength={120} />
      {members.length > 0 && (
        <fieldset>
          <legend>Ai sang tổ mới?</legend>
          {members.map((member) => (
            <CheckField
              key={member.personId}
              label={nameOf(member)}
              checked={leaving.includes(member.personId)}
              onChange={(goes) => toggle(member.personId, goes)}
            />
          ))}
        </fieldset>
      )}
    </Frame>
  );
}

function CloseDialog({ list: { team, members }, unitId: _, ...rest }: TeamChangeProps) {
  return (
    <Frame
      {...rest}
      title={`Giải thể ${team.name}?`}
      confirmLabel="Giải thể"
      tone="bad"
      change={{ kind: "close", of: "team", id: team.id }}
      missing=""
      said="Đã giải thể tổ."
    >
      <p>
        Từ ngày này tổ không phải báo cáo nữa{members.length > 0 ? `, ${members.length} người không còn thuộc tổ` : ""}.
        Báo cáo cũ vẫn xem được và vẫn tính vào số liệu đã qua.
      </p>
    </Frame>
  );
}
