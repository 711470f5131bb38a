import { TextField } from "../components/form-fields.tsx";
import type { CardProps, Wrong } from "./typed-settings.ts";

/** After how long pictures and people who left are removed. */
export function KeepingCard({ typed, wrong, onChange }: CardProps & { wrong: Wrong }) {
  return (
    <section className="card">
      <h2>Giữ bao lâu</h2>
      <div className="form-grid">
        <TextField
          label="Ảnh báo cáo (tháng)"
          hint="Ảnh cũ hơn tự xóa trong đêm, không lấy lại được."
          type="number"
          min={1}
          max={120}
          error={wrong.photoMonths}
          value={typed.photoMonths}
          onChange={(photoMonths) => onChange({ photoMonths })}
        />
        <TextField
          label="Người đã rời tổ (tháng)"
          hint="Tên, số điện thoại tự xóa sau đó; số liệu ở lại."
          type="number"
          min={1}
          max={120}
          error={wrong.consentMonths}
          value={typed.consentMonths}
          onChange={(consentMonths) => onChange({ consentMonths })}
        />
      </div>
    </section>
  );
}
