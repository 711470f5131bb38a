import { useState } from "react";
import type { MemberView } from "../../../shared/api/members.ts";
import { mergeMember } from "../api/members.ts";
import { phoneWords, roleNames } from "../role-words.ts";
import { ChangeDialog } from "./change-dialog.tsx";
import { SelectField } from "./form-fields.tsx";
import { type MemberDialogProps, nameOf } from "./member-dialogs.tsx";

/** One human who stands in the list twice: which of the two records stays? */
export function MergeDialog({ member, token, list, ...rest }: MemberDialogProps & { member: MemberView }) {
  const others = list.members.filter(({ personId, isMe }) => personId !== member.personId && !isMe);
  const alike = others.find(({ name, phone }) => (name && name === member.name) || (phone && phone === member.phone));
  const [intoId, setIntoId] = useState(String((alike ?? others[0])?.personId ?? ""));
  return (
    <ChangeDialog
      {...rest}
      title={`${nameOf(member)} đã có trong tổ?`}
      confirmLabel="Gộp hai hồ sơ"
      change={() => mergeMember(token, list.team.id, member.personId, Number(intoId))}
    >
      <SelectField
        label="Là cùng một người với"
        value={intoId}
        onChange={setIntoId}
        options={others.map((other) => ({
          value: String(other.personId),
          label: [nameOf(other), roleNames[other.role], other.phone && phoneWords(other.phone)]
            .filter(Boolean)
            .join(", "),
        }))}
      />
      <p>
        Tên và số điện thoại của người chọn ở trên được giữ. Báo cáo, chức danh, Zalo của cả hai nhập làm một; chức danh
        cao hơn được giữ. Không tách lại được.
      </p>
    </ChangeDialog>
  );
}
