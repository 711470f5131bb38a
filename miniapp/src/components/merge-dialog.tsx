import { useState } from "react";
import type { MemberView } from "../../../shared/api/members.ts";
import { mergeMember, readAllTeams, readMembers } from "../api/members.ts";
import { phoneWords, roleNames } from "../role-words.ts";
import { useFresh } from "../use-fresh.ts";
import { ChangeDialog } from "./change-dialog.tsx";
import { SelectField } from "./form-fields.tsx";
import { type MemberDialogProps, nameOf } from "./member-dialogs.tsx";
import { Failure, Loading } from "./notices.tsx";

/** One human with two records, in this team or another of the commune: which of the two stays? */
export function MergeDialog({ member, token, list, ...rest }: MemberDialogProps & { member: MemberView }) {
  const { communeId } = list.team;
  const teams = useFresh(`teams:${communeId}`, () => readAllTeams(token, communeId));
  const [teamId, setTeamId] = useState(list.team.id);
  const [chosen, setChosen] = useState("");
  const there = useFresh(`members:${teamId}`, () => readMembers(token, teamId));
  const members = teamId === list.team.id ? list.members : there.data?.members;
  const others = (members ?? []).filter(({ personId, isMe }) => personId !== member.personId && !isMe);
  const alike = others.find(({ name, phone }) => (name && name === member.name) || (phone && phone === member.phone));
  // It cannot be undone, so nobody is proposed whom nothing speaks for.
  const into = chosen || String(alike?.personId ?? "");
  const own = { id: list.team.id, name: list.team.name };
  const options = [own, ...(teams.data ?? []).filter(({ id }) => id !== own.id)];
  return (
    <ChangeDialog
      {...rest}
      title={`${nameOf(member)} là cùng một người với ai?`}
      confirmLabel="Gộp hai hồ sơ"
      change={() =>
        mergeMember(token, list.team.id, member.personId, { intoPersonId: Number(into), intoTeamId: teamId })
      }
      isIncomplete={into === ""}
    >
      <SelectField
        label="Ở tổ"
        value={String(teamId)}
        onChange={(id) => {
          setTeamId(Number(id));
          setChosen("");
        }}
        options={options.map(({ id, name }) => ({ value: String(id), label: name }))}
      />
      {!members && (there.failure ? <Failure failure={there.failure} onRetry={there.reload} /> : <Loading />)}
      {members && others.length === 0 && <p>Tổ này không có ai khác.</p>}
      {others.length > 0 && (
        <SelectField
          label="Là cùng một người với"
          value={into}
          onChange={setChosen}
          options={[{ value: "", label: "Chọn người…" }, ...others.map(optionOf)]}
        />
      )}
      <p>
        Tên và số điện thoại của người chọn ở trên được giữ. Báo cáo, chức danh, Zalo của cả hai nhập làm một; chức danh
        cao hơn được giữ. Không tách lại được.
      </p>
    </ChangeDialog>
  );
}

function optionOf({ personId, role, phone, ...member }: MemberView): { value: string; label: string } {
  const words = [nameOf(member), roleNames[role], phone && phoneWords(phone)];
  return { value: String(personId), label: words.filter(Boolean).join(", ") };
}
