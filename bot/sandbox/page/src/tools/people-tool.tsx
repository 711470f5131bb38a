import { type FormEvent, useState } from "react";
import type { Snapshot } from "../../../protocol.ts";
import { control } from "../control.ts";
import { useCommand } from "../notice.tsx";
import { GroupCard } from "./group-card.tsx";

/** Adds people, groups and visitors, and begins anew. */
export function PeopleTool({ world }: { world: Snapshot }) {
  const oaId = world.oas[0]?.id ?? "";
  const shownIds = world.people.filter(({ shown }) => shown).map(({ id }) => id);
  return (
    <>
      <AddForm
        title="Thêm người"
        field="Họ và tên"
        example="Họ và tên, như Võ Thị Mai"
        second={{ field: "Là ai", example: "Là ai, như Thành viên mới" }}
        onAdd={(displayName, description) =>
          control.addPeople({ displayName, oaId, shown: true, ...(description && { description }) })
        }
        done="Đã thêm. Điện thoại mới ở cuối hàng."
      />
      <AddForm
        title="Thêm nhóm Zalo"
        field="Tên nhóm"
        example="Tổ CNSCĐ Tổ dân phố 2"
        onAdd={(name) => control.addGroups({ oaId, name, personIds: shownIds })}
        done="Đã thêm nhóm, mọi người đang hiện đều ở trong nhóm."
      />
      {world.groups.map((group) => (
        <GroupCard key={group.id} group={group} people={world.people} />
      ))}
      <AddForm
        title="Khách ẩn danh nhắn từ trang web"
        action="Gửi"
        field="Tin nhắn"
        example="Phường mấy giờ làm việc?"
        onAdd={(text) => control.visitorSays(oaId, text)}
        done="Đã nhắn. Xem sự kiện anonymous_send_text trong Nhật ký gọi."
      />
      <Reset />
      <p className="empty">
        Tổng cộng {world.totals.oas} OA, {world.totals.people} người, {world.totals.groups} nhóm,{" "}
        {world.totals.messages} tin.
      </p>
    </>
  );
}

interface AddFormProps {
  title: string;
  action?: string;
  field: string;
  example: string;
  second?: { field: string; example: string };
  onAdd: (first: string, second: string) => Promise<unknown>;
  done: string;
}

function AddForm({ title, action = "Thêm", field, example, second, onAdd, done }: AddFormProps) {
  const run = useCommand();
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "").trim();
    if (text("first")) run(onAdd(text("first"), text("second")), done);
    event.currentTarget.reset();
  }
  return (
    <section className="tool-card">
      <h3>{title}</h3>
      <form className="tool-row" onSubmit={submit}>
        <input name="first" className="grow" aria-label={field} placeholder={example} maxLength={200} required />
        {second && (
          <input
            name="second"
            className="grow"
            aria-label={second.field}
            placeholder={second.example}
            maxLength={200}
          />
        )}
        <button type="submit" className="small">
          {action}
        </button>
      </form>
    </section>
  );
}

/** Asks once more: what was said on the phones is gone after it. */
function Reset() {
  const run = useCommand();
  const [isAsking, setAsking] = useState(false);
  return (
    <section className="tool-card">
      <h3>Làm lại từ đầu</h3>
      <p>Xóa tin nhắn, người và nhóm đã thêm, lỗi giả; giờ về hiện tại. Dữ liệu của Tổ Số giữ nguyên.</p>
      {isAsking ? (
        <div className="tool-row">
          <button
            type="button"
            className="danger"
            onClick={() => {
              setAsking(false);
              run(control.reset(), "Zalo giả đã làm lại từ đầu.");
            }}
          >
            Xóa và làm lại
          </button>
          <button type="button" onClick={() => setAsking(false)}>
            Thôi
          </button>
        </div>
      ) : (
        <button type="button" onClick={() => setAsking(true)}>
          Làm lại từ đầu…
        </button>
      )}
    </section>
  );
}
