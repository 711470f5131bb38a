import type { AudienceInput } from "../../../shared/api/announcement.ts";
import type { Overview } from "../../../shared/api/overview.ts";
import { CheckField, SelectField } from "./form-fields.tsx";

type Teams = Overview["teams"];

interface AudienceFieldsProps {
  audience: AudienceInput;
  teams: Teams;
  onChange: (audience: AudienceInput) => void;
}

const whom = [
  { value: "all", label: "Mọi tổ" },
  { value: "missing", label: "Tổ chưa báo cáo (xét lúc gửi)" },
  { value: "some", label: "Chỉ những tổ tôi chọn" },
  { value: "none", label: "Không gửi cho tổ nào" },
] as const;
const ways = [
  { value: "teams", label: "Vào nhóm Zalo của từng tổ" },
  { value: "leaders", label: "Nhắn riêng tổ trưởng, tổ phó" },
  { value: "members", label: "Nhắn riêng mọi thành viên tổ" },
] as const;

/** Whom it is for, in the order in which an officer thinks: which teams, whom of them, who not, who else. */
export function AudienceFields({ audience, teams, onChange }: AudienceFieldsProps) {
  const { teams: wanted = "all", to = "teams", exceptTeams = [], residents = false } = audience;
  const chosen = typeof wanted === "string" ? [] : wanted;
  return (
    <>
      <SelectField
        label="Gửi cho"
        value={typeof wanted === "string" ? wanted : "some"}
        options={whom}
        onChange={(value) => onChange({ ...audience, teams: value === "some" ? [] : value })}
      />
      {typeof wanted !== "string" && (
        <TeamChoice
          legend="Những tổ nhận"
          teams={teams}
          ids={chosen}
          onChange={(ids) => onChange({ ...audience, teams: ids })}
        />
      )}
      {wanted !== "none" && (
        <SelectField
          label="Bằng cách"
          value={to}
          options={ways}
          onChange={(value) => onChange({ ...audience, to: value })}
        />
      )}
      {(wanted === "all" || wanted === "missing") && (
        <details className="except">
          <summary>Trừ một số tổ{exceptTeams.length > 0 ? ` (${exceptTeams.length})` : ""}</summary>
          <TeamChoice
            legend="Những tổ không nhận"
            teams={teams}
            ids={exceptTeams}
            onChange={(ids) => onChange({ ...audience, exceptTeams: ids })}
          />
        </details>
      )}
      <CheckField
        label="Cả bà con đã đồng ý nhận tin"
        checked={residents}
        onChange={(checked) => onChange({ ...audience, residents: checked })}
      />
    </>
  );
}

interface TeamChoiceProps {
  legend: string;
  teams: Teams;
  ids: readonly number[];
  onChange: (ids: number[]) => void;
}

function TeamChoice({ legend, teams, ids, onChange }: TeamChoiceProps) {
  return (
    <fieldset className="team-choice">
      <legend className="label">{legend}</legend>
      {teams.map(({ id, name }) => (
        <CheckField
          key={id}
          label={name}
          checked={ids.includes(id)}
          onChange={(checked) => onChange(checked ? [...ids, id] : ids.filter((known) => known !== id))}
        />
      ))}
    </fieldset>
  );
}
