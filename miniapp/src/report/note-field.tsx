import { useId, useState } from "react";
import { Icon } from "../components/icon.tsx";

const LONGEST = 500;

/** A sentence beside the figures; out of the way until it is wanted. */
export function NoteField({ note, onChange }: { note: string; onChange: (note: string) => void }) {
  const id = useId();
  const [isOpen, setOpen] = useState(note !== "");
  if (!isOpen) {
    return (
      <button type="button" className="button button-wide" onClick={() => setOpen(true)}>
        <Icon name="edit" />
        Thêm ghi chú
      </button>
    );
  }
  return (
    <section className="card">
      <label className="label" htmlFor={id}>
        Ghi chú cho xã
      </label>
      <textarea
        id={id}
        className="field"
        rows={2}
        maxLength={LONGEST}
        placeholder="Ví dụ: nhà văn hóa mất điện, còn 3 cụ chưa có máy"
        value={note}
        onChange={(event) => onChange(event.target.value)}
      />
    </section>
  );
}
