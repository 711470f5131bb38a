import { useState } from "react";
import type { HandOverInput, MemberList, MemberView } from "../../../shared/api/members.ts";
import { addMember, changeMember, handOver, removeMember } from "../api/members.ts";
import { roleNames } from "../role-words.ts";
import { ChangeDialog } from "./change-dialog.tsx";
import { SelectField, TextField } from "./form-fields.tsx";

export interface MemberDialogProps {
  token: string;
  list: MemberList;
  /** The people anew, after something changed. */
  onChanged: (list: MemberList) => void;
  onClose: () => void;
}

export const nameOf = ({ name }: Pick<MemberView, "name">) => name ?? "Chưa có tên";

export function RemoveDialog({ member, token, list, ...rest }: MemberDialogProps & { member: MemberView }) {
  return (
    <ChangeDialog
      {...rest}
      title={`Đưa ${nameOf(member)} ra khỏi tổ?`}
      confirmLabel="Đưa ra khỏi tổ"
      tone="bad"
      change={() => removeMember(token, list.team.id, member.personId)}
    >
      <p>Người này không báo cáo cho tổ được nữa và được báo qua Zalo. Báo cáo đã gửi vẫn còn.</p>
    </ChangeDialog>
  );
}

export function HandOverDialog({ member, token, list, ...rest }: MemberDialogProps & { member: MemberView }) {
  const [formerRole, setFormerRole] = useState<HandOverInput["formerRole"]>("deputy");
  const leader = list.members.find(({ role }) => role === "leader");
  return (
    <ChangeDialog
      {...rest}
      title={`Giao ${nameOf(member)} làm tổ trưởng?`}
      confirmLabel="Bàn giao"
      change={() => handOver(token, list.team.id, { toPersonId: member.personId, formerRole })}
    >
      <p>Có hiệu lực từ hôm nay. Báo cáo và kết quả cũ của tổ giữ nguyên; ai làm tổ trưởng lúc nào vẫn được lưu.</p>
      {leader && (
        <SelectField
          label={leader.isMe ? "Từ nay tôi làm" : `Từ nay ${nameOf(leader)} làm`}
          value={formerRole}
          onChange={setFormerRole}
          options={[
            { value: "deputy", label: "Tổ phó" },
            { value: "member", label: "Thành viên" },
            { value: "none", label: "Rời tổ" },
          ]}
        />
      )}
    </ChangeDialog>
  );
}

export function RoleDialog({ member, token, list, ...rest }: MemberDialogProps & { member: MemberView }) {
  const role = member.role === "deputy" ? "member" : "deputy";
  return (
    <ChangeDialog
      {...rest}
      title={`${nameOf(member)} làm ${roleNames[role].toLocaleLowerCase("vi")}?`}
      confirmLabel={role === "deputy" ? "Giao làm tổ phó" : "Thôi làm tổ phó"}
      change={() => changeMember(token, list.team.id, member.personId, { role })}
    >
      <p>
        {role === "deputy"
          ? "Tổ phó thêm, sửa và đưa người ra khỏi tổ được, nhận lời nhắc như tổ trưởng."
          : "Thành viên báo cáo và xem kết quả của tổ, không quản lý người của tổ."}
      </p>
    </ChangeDialog>
  );
}

export function EditDialog({ member, token, list, ...rest }: MemberDialogProps & { member: MemberView }) {
  const [name, setName] = useState(member.name ?? "");
  const [phone, setPhone] = useState(member.phone ? `0${member.phone.slice(2)}` : "");
  const change = {
    ...(name.trim() && name !== member.name ? { name } : {}),
    ...(phone.trim() && `84${phone.replace(/\D/g, "").slice(1)}` !== member.phone ? { phone } : {}),
  };
  return (
    <ChangeDialog
      {...rest}
      title="Sửa tên, số điện thoại"
      confirmLabel="Lưu"
      change={() => changeMember(token, list.team.id, member.personId, change)}
    >
      <TextField label="Họ và tên" value={name} onChange={setName} maxLength={100} />
      <TextField
        label="Số điện thoại"
        type="tel"
        hint="Khi người này nhắn Zalo bằng số mới, hệ thống nhận ra là cùng một người."
        value={phone}
        onChange={setPhone}
        maxLength={20}
      />
    </ChangeDialog>
  );
}

export function AddDialog({ token, list, ...rest }: MemberDialogProps) {
  const [name, setName] = useState("");
  const [phone, setPhone] = useState("");
  const [role, setRole] = useState<"member" | "deputy" | "leader" | "officer">("member");
  const hasLeader = list.members.some((member) => member.role === "leader");
  const roles = (["member", "deputy", "leader", "officer"] as const).filter(
    (known) => known === "member" || (list.may.handOver && !(known === "leader" && hasLeader)),
  );
  return (
    <ChangeDialog
      {...rest}
      title="Thêm người vào tổ"
      confirmLabel="Thêm"
      change={() => addMember(token, list.team.id, { name, role, ...(phone.trim() ? { phone } : {}) })}
    >
      <TextField label="Họ và tên" value={name} onChange={setName} maxLength={100} required />
      <TextField
        label="Số điện thoại"
        type="tel"
        hint="Nếu có. Nhờ số này, khi người ấy vào Zalo hệ thống nhận ra."
        value={phone}
        onChange={setPhone}
        maxLength={20}
      />
      {roles.length > 1 && (
        <SelectField
          label="Chức danh"
          value={role}
          onChange={setRole}
          options={roles.map((value) => ({ value, label: roleNames[value] }))}
        />
      )}
    </ChangeDialog>
  );
}
