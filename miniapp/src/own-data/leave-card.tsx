import { useState } from "react";
import type { OwnData } from "../../../shared/api/personal-data.ts";
import { eraseOwnData, withdrawConsent } from "../api/personal-data.ts";
import { ChangeDialog } from "../components/change-dialog.tsx";
import { Icon } from "../components/icon.tsx";

/** How the person left: what remains is said after the login is over. */
export type Left = "withdrawn" | "erased";

interface LeaveCardProps {
  token: string;
  own: OwnData;
  onLeft: (left: Left) => void;
}

/** Withdrawing and deleting, each with a question that says what goes and what stays. */
export function LeaveCard({ token, own, onLeft }: LeaveCardProps) {
  const [asked, setAsked] = useState<Left>();
  const close = () => setAsked(undefined);
  const places = [...own.teams, ...own.units].map(({ name }) => name).join(", ");
  const worksSomewhere = places !== "";
  return (
    <section className="card">
      <h2>{worksSomewhere ? "Rút đồng ý, xóa dữ liệu" : "Xóa dữ liệu"}</h2>
      <p>Làm được bất cứ lúc nào, có hiệu lực ngay.</p>
      {worksSomewhere && (
        <button type="button" className="button" onClick={() => setAsked("withdrawn")}>
          Rút đồng ý
        </button>
      )}
      <button type="button" className="button button-danger" onClick={() => setAsked("erased")}>
        <Icon name="trash" />
        Xóa dữ liệu của tôi
      </button>
      {asked === "withdrawn" && (
        <ChangeDialog
          title="Rút đồng ý?"
          confirmLabel="Rút đồng ý"
          tone="bad"
          change={() => withdrawConsent(token)}
          onChanged={() => onLeft("withdrawn")}
          onClose={close}
        >
          <p>
            <strong>Thôi ngay:</strong> công việc ở {places}, và mọi tin nhắn tự gửi.
          </p>
          <p>
            <strong>Còn lại:</strong> báo cáo đã gửi vẫn nằm trong số liệu của tổ. Muốn vào lại thì cần mã của tổ.
          </p>
        </ChangeDialog>
      )}
      {asked === "erased" && (
        <ChangeDialog
          title="Xóa hết dữ liệu của tôi?"
          confirmLabel="Xóa hết"
          tone="bad"
          change={() => eraseOwnData(token)}
          onChanged={() => onLeft("erased")}
          onClose={close}
        >
          <p>
            <strong>Xóa, không lấy lại được:</strong> tên, số điện thoại, mã Zalo, chức danh, lời đồng ý, lời nhờ hỗ
            trợ, ảnh đã gửi, ghi chú và tin nhắn cũ.
          </p>
          <p>
            <strong>Còn lại:</strong> số liệu của tổ, không còn ghi ai gửi.
          </p>
        </ChangeDialog>
      )}
    </section>
  );
}
