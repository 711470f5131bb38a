import { type ReactNode, useState } from "react";
import type { TreeChange } from "../../../shared/api/tree.ts";
import { dayOf } from "../../../shared/calendar/day.ts";
import { changeTree } from "../api/tree.ts";
import { useCall } from "../use-call.ts";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { TextField } from "./form-fields.tsx";
import { Notice } from "./notices.tsx";

interface TreeChangeFrameProps {
  token: string;
  /** With a sentence that says what was done. */
  onDone: (said: string) => void;
  onClose: () => void;
  title: string;
  confirmLabel: string;
  tone?: "plain" | "bad";
  /** Undefined while something is missing: `missing` says what. */
  change: TreeChange | undefined;
  missing: string;
  said: string;
  children: ReactNode;
}

/** Asks from which day on, and makes the change once however often it is pressed. */
export function TreeChangeFrame({
  token,
  title,
  confirmLabel,
  tone = "plain",
  change,
  missing,
  said,
  onDone,
  onClose,
  children,
}: TreeChangeFrameProps) {
  const today = dayOf(new Date());
  const [on, setOn] = useState(today);
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const [isMissing, setMissing] = useState(false);
  const { isBusy, failure, run } = useCall();
  const confirm = () => {
    setMissing(change === undefined);
    if (change)
      void run(
        () => changeTree(token, { change, on, idempotencyKey }),
        () => onDone(said),
      );
  };
  return (
    <ConfirmDialog {...{ title, confirmLabel, tone, isBusy }} onConfirm={confirm} onCancel={onClose}>
      {children}
      <TextField
        label="Từ ngày"
        type="date"
        hint="Hôm nay hoặc một ngày đã qua. Số liệu trước ngày này giữ nguyên như cũ."
        value={on}
        max={today}
        onChange={(day) => setOn(day || today)}
      />
      {isMissing && !change && <Notice tone="warn">{missing}</Notice>}
      {failure && <Notice tone="bad">{failure.message}</Notice>}
    </ConfirmDialog>
  );
}
