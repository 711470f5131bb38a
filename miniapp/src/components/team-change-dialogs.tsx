import { type ReactNode, useState } from "react";
import type { MemberList } from "../../../shared/api/members.ts";
import type { TreeChange } from "../../../shared/api/tree.ts";
import { readAllTeams } from "../api/members.ts";
import { readUnitsBelow } from "../api/tree.ts";
import { useFresh } from "../use-fresh.ts";
import { CheckField, SelectField, TextField } from "./form-fields.tsx";
import { nameOf } from "./member-dialogs.tsx";
import { Loading, Notice } from "./notices.tsx";
import { TreeChangeFrame } from "./tree-change-frame.tsx";

export type TeamChange = TreeChange["kind"];

interface TeamChangeProps {
  token: string;
  list: MemberList;
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

function RenameDialog({ list: { team }, ...rest }: TeamChangeProps) {
  const [name, setName] = useState(team.name);
  const wanted = name.trim();
  const change =
    wanted && wanted !== team.name ? ({ kind: "rename", of: "team", id: team.id, name: wanted } as const) : undefined;
  return (
    <TreeChangeFrame
      {...rest}
      title="Đổi tên tổ"
      confirmLabel="Đổi tên"
      change={change}
      missing="Xin nhập tên mới."
      said={`Đã đổi tên thành “${wanted}”.`}
    >
      <p>Người, báo cáo, nhóm Zalo và mã mời của tổ giữ nguyên.</p>
      <TextField label="Tên mới" value={name} onChange={setName} maxLength={120} />
    </TreeChangeFrame>
  );
}

function MoveTeamDialog({ token, list: { team }, ...rest }: TeamChangeProps) {
  const places = useFresh(`places:${team.communeId}`, () => readUnitsBelow(token, team.communeId));
  const [chosen, setChosen] = useState("");
  const toUnitId = Number(chosen);
  return (
    <TreeChangeFrame
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
    </TreeChangeFrame>
  );
}

function MergeDialog({ token, list: { team, members }, ...rest }: TeamChangeProps) {
  const teams = useFresh(`teams:${team.communeId}`, () => readAllTeams(token, team.communeId));
  const [chosen, setChosen] = useState("");
  const others = (teams.data ?? []).filter(({ id }) => id !== team.id);
  const into = others.find(({ id }) => String(id) === chosen);
  return (
    <TreeChangeFrame
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
    </TreeChangeFrame>
  );
}

function SplitDialog({ list: { team, members }, ...rest }: TeamChangeProps) {
  const [name, setName] = useState("");
  const [leaving, setLeaving] = useState<readonly number[]>([]);
  const toggle = (personId: number, goes: boolean) =>
    setLeaving((before) => (goes ? [...before, personId] : before.filter((id) => id !== personId)));
  const part = { name: name.trim(), unitIds: [], teamIds: [], personIds: [...leaving] };
  return (
    <TreeChangeFrame
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
    </TreeChangeFrame>
  );
}

function CloseDialog({ list: { team, members }, ...rest }: TeamChangeProps) {
  return (
    <TreeChangeFrame
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
    </TreeChangeFrame>
  );
}
