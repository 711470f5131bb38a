import { Link } from "react-router-dom";
import { CheckField, TextField } from "../components/form-fields.tsx";
import { LinesField } from "../components/lines-field.tsx";
import type { CardProps, Wrong } from "./typed-settings.ts";

/** Who has to agree before an announcement leaves, and where it may lead. */
export function AnnouncementsCard({ typed, wrong, onChange }: CardProps & { wrong: Wrong }) {
  return (
    <section className="card">
      <h2>Thông báo</h2>
      <CheckField
        label="Gửi nhiều nơi thì cần người thứ hai duyệt"
        checked={typed.needsApproval}
        onChange={(needsApproval) => onChange({ needsApproval })}
      />
      {typed.needsApproval && (
        <TextField
          label="Cần duyệt khi gửi quá (nơi nhận)"
          type="number"
          min={0}
          error={wrong.approvalAbove}
          value={typed.approvalAbove}
          onChange={(approvalAbove) => onChange({ approvalAbove })}
        />
      )}
      <LinesField
        label="Trang được đưa vào thông báo"
        hint="Mỗi dòng một tên miền, ví dụ truong.edu.vn. Trang .gov.vn và Zalo luôn được."
        lines={typed.hosts}
        onChange={(hosts) => onChange({ hosts })}
      />
      {wrong.hosts && <p className="field-error">{wrong.hosts}</p>}
      <p>
        Giờ không gửi tin: xem ở <Link to="/s/reminders">Nhắc báo cáo</Link>.
      </p>
    </section>
  );
}
