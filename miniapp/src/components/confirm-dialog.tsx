import { type ReactNode, useEffect, useId, useRef } from "react";

interface ConfirmDialogProps {
  title: string;
  /** What will happen, in a sentence, before anybody presses. */
  children: ReactNode;
  /** The verb itself: "Gửi", "Gộp hai tổ". */
  confirmLabel: string;
  tone?: "plain" | "bad";
  isBusy?: boolean;
  /** Something has to be chosen first. */
  isIncomplete?: boolean;
  onConfirm: () => void;
  onCancel: () => void;
}

/** Asks once before what cannot easily be taken back. Shown while it is rendered; Escape and "Thôi" leave it. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const {
    title,
    children,
    confirmLabel,
    tone = "plain",
    isBusy = false,
    isIncomplete = false,
    onConfirm,
    onCancel,
  } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        if (!isBusy) onCancel();
      }}
    >
      <h2 id={titleId}>{title}</h2>
      <div className="dialog-text">{children}</div>
      <div className="buttons">
        <button
          type="button"
          className={tone === "bad" ? "button button-bad" : "button button-main"}
          disabled={isBusy || isIncomplete}
          onClick={onConfirm}
        >
          {isBusy ? "Đang làm…" : confirmLabel}
        </button>
        <button type="button" className="button" disabled={isBusy} onClick={onCancel}>
          Thôi
        </button>
      </div>
    </dialog>
  );
}
