import { useState } from "react";
import type { FormOfAddress, OwnData } from "../../../shared/api/personal-data.ts";
import { formatDay } from "../../../shared/calendar/format.ts";
import { correctOwnData } from "../api/personal-data.ts";
import { ChangeDialog } from "../components/change-dialog.tsx";
import { SelectField, TextField } from "../components/form-fields.tsx";
import { Icon } from "../components/icon.tsx";
import { phoneWords, roleNames, unitRoleNames } from "../role-words.ts";

export interface OwnDataProps {
  token: string;
  own: OwnData;
  onChanged: (own: OwnData) => void;
}

/** All that is held, line by line, and the way to correct it. */
export function OwnDataCard(props: OwnDataProps) {
  const [isCorrecting, setCorrecting] = useState(false);
  return (
    <section className="card">
      <h2>Đang giữ những gì</h2>
      <dl className="own-facts">
        {factsOf(props.own).map(([what, content]) => (
          <div key={`${what} ${content}`}>
            <dt>{what}</dt>
            <dd>{content}</dd>
          </div>
        ))}
      </dl>
      <button type="button" className="button" onClick={() => setCorrecting(true)}>
        <Icon name="edit" />
        Sửa tên, cách gọi, nơi ở
      </button>
      <p className="small">Số điện thoại và chức danh do tổ trưởng hoặc cán bộ sửa giúp.</p>
      {isCorrecting && <CorrectDialog {...props} onClose={() => setCorrecting(false)} />}
    </section>
  );
}

function factsOf(own: OwnData): [string, string][] {
  const none = "chưa có";
  return [
    ["Họ và tên", own.name ?? none],
    ["Số điện thoại", own.phone ? phoneWords(own.phone) : none],
    ["Cách gọi", own.formOfAddress ?? "anh/chị"],
    ["Nơi ở", own.village?.name ?? none],
    ...own.teams.map(({ name, role, from }): [string, string] => [roleNames[role], `${name}, từ ${formatDay(from)}`]),
    ...own.units.map(({ name, role, from }): [string, string] => [
      unitRoleNames[role],
      `${name}, từ ${formatDay(from)}`,
    ]),
    ...own.consents.map(({ to, on }): [string, string] => ["Đã đồng ý", `${to}, ngày ${formatDay(on)}`]),
    ["Báo cáo đã gửi", String(own.reports)],
    ["Lời nhờ hỗ trợ", String(own.helpRequests)],
  ];
}

const addressNames: Record<FormOfAddress, string> = { bác: "Bác", cô: "Cô", chú: "Chú", anh: "Anh", chị: "Chị" };
const addresses = Object.entries(addressNames).map(([value, label]) => ({ value: value as FormOfAddress, label }));

function CorrectDialog({ token, own, ...rest }: OwnDataProps & { onClose: () => void }) {
  const [name, setName] = useState(own.name ?? "");
  const [address, setAddress] = useState<FormOfAddress | "">(own.formOfAddress ?? "");
  const [village, setVillage] = useState(String(own.village?.id ?? ""));
  const correction = {
    ...(name.trim() !== "" && name.trim() !== own.name && { name: name.trim() }),
    ...(address !== "" && address !== own.formOfAddress && { formOfAddress: address }),
    ...(village !== "" && Number(village) !== own.village?.id && { villageUnitId: Number(village) }),
  };
  return (
    <ChangeDialog
      {...rest}
      title="Sửa dữ liệu của tôi"
      confirmLabel="Lưu"
      change={() => correctOwnData(token, correction)}
    >
      <TextField label="Họ và tên" value={name} onChange={setName} maxLength={100} />
      <SelectField
        label="Xin gọi tôi là"
        value={address}
        onChange={setAddress}
        options={own.formOfAddress ? addresses : [{ value: "", label: "Anh/chị" }, ...addresses]}
      />
      {own.villages.length > 0 && (
        <SelectField
          label="Nơi ở"
          value={village}
          onChange={setVillage}
          options={[
            ...(own.village ? [] : [{ value: "", label: "Chưa chọn" }]),
            ...own.villages.map(({ id, name: label }) => ({ value: String(id), label })),
          ]}
        />
      )}
    </ChangeDialog>
  );
}
