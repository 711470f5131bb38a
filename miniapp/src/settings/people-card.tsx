import type { GeneralSettingsPage } from "../../../shared/api/commune-settings.ts";
import { TextField } from "../components/form-fields.tsx";
import type { CardProps } from "./typed-settings.ts";

interface PeopleCardProps extends CardProps {
  /** What stands there while a field is empty. */
  defaults: GeneralSettingsPage["defaults"];
}

/** Whom people are sent to, and who answers for their data. */
export function PeopleCard({ typed, defaults, onChange }: PeopleCardProps) {
  return (
    <section className="card">
      <h2>Khi bà con cần gặp người</h2>
      <TextField
        label="Câu chỉ nơi hỏi"
        hint="Ghi tên người, nơi gặp hoặc số điện thoại. Để trống thì dùng câu mẫu bên dưới."
        rows={3}
        maxLength={300}
        placeholder={defaults.contact}
        value={typed.contact}
        onChange={(contact) => onChange({ contact })}
      />
      <TextField
        label="Giờ làm việc"
        rows={2}
        maxLength={120}
        value={typed.workingHours}
        onChange={(workingHours) => onChange({ workingHours })}
      />
      <TextField
        label="Cơ quan giữ dữ liệu"
        hint="Có tên trong lời xin phép lưu dữ liệu. Đổi tên thì người mới được hỏi theo tên mới."
        maxLength={120}
        placeholder={defaults.controller}
        value={typed.controller}
        onChange={(controller) => onChange({ controller })}
      />
    </section>
  );
}
