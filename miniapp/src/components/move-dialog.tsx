import { useState } from "react";
import type { MemberView } from "../../../shared/api/members.ts";
import { moveMember, readAllTeams } from "../api/members.ts";
import { useFresh } from "../use-fresh.ts";
import { ChangeDialog } from "./change-dialog.tsx";
import { CheckField, SelectField } from "./form-fields.tsx";
import { type MemberDialogProps, nameOf } from "./member-dialogs.tsx";
import { Failure, Loading } from "./notices.tsx";

/** Only officers move people between teams. */
export function MoveDialog({ member, token, list, ...rest }: MemberDialogProps & { member: MemberView }) {
  const { communeId } = list.team;
  const teams = useFresh(`teams:${communeId}`, () => readAllTeams(token, communeId));
  const [chosen, setChosen] = useState("");
  const [stays, setStays] = useState(false);
  const others = (teams.data ?? []).filter(({ id }) => id !== list.team.id);
  const toTeamId = Number(chosen || others[0]?.id);
  return (
    <ChangeDialog
      {...rest}
      title={`Chuyển ${nameOf(member)} sang tổ khác`}
      confirmLabel={stays ? "Cho vào thêm tổ" : "Chuyển tổ"}
      change={() => moveMember(token, list.team.id, member.personId, { toTeamId, stays })}
    >
      {teams.failure && <Failure failure={teams.failure} onRetry={teams.reload} />}
      {!teams.data && !teams.failure && <Loading />}
      {others.length > 0 && (
        <SelectField
          label="Tổ mới"
          value={chosen || String(others[0]?.id)}
          onChange={setChosen}
          options={others.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
      )}
      <CheckField label="Vẫn làm ở tổ cũ" checked={stays} onChange={setStays} />
      <p>Báo cáo người này đã gửi vẫn tính cho tổ cũ.</p>
    </ChangeDialog>
  );
}
