import type { ReactNode } from "react";
import { useCall } from "../use-call.ts";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { Notice } from "./notices.tsx";

interface ChangeDialogProps<T> {
  title: string;
  confirmLabel: string;
  tone?: "plain" | "bad";
  /** Something has to be chosen first. */
  isIncomplete?: boolean;
  change: () => Promise<T>;
  /** What the server answered. */
  onChanged: (answer: T) => void;
  onClose: () => void;
  children: ReactNode;
}

/** A question, the change it makes, and the reason when it cannot be made. */
export function ChangeDialog<T>({ change, onChanged, onClose, children, ...dialog }: ChangeDialogProps<T>) {
  const { isBusy, failure, run } = useCall();
  const confirm = () =>
    run(change, (answer) => {
      onChanged(answer);
      onClose();
    });
  return (
    <ConfirmDialog {...dialog} isBusy={isBusy} onConfirm={() => void confirm()} onCancel={onClose}>
      {children}
      {failure && <Notice tone="bad">{failure.message}</Notice>}
    </ConfirmDialog>
  );
}
