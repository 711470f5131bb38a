import { useState } from "react";
import type { EditableGuide } from "../../../shared/api/content.ts";
import { hideGuide, restoreGuide } from "../api/content.ts";
import { useCall } from "../use-call.ts";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { Notice } from "./notices.tsx";

interface GuideRemovalProps {
  token: string;
  communeId: number;
  guide: EditableGuide;
  onDone: () => void;
}

/** Takes a guide off the list, or brings back the one that was shipped. */
export function GuideRemoval({ token, communeId, guide, onDone }: GuideRemovalProps) {
  const [isAsking, setAsking] = useState(false);
  const { run, isBusy, failure } = useCall();
  const { slug, origin, state, title } = guide;
  const isOwn = origin === "own";
  return (
    <>
      {(origin === "reworded" || state === "hidden") && (
        <button
          type="button"
          className="button"
          disabled={isBusy}
          onClick={() => void run(() => restoreGuide(token, { communeId, slug }), onDone)}
        >
          Về lại bản có sẵn
        </button>
      )}
      {state !== "hidden" && (
        <button type="button" className="button" onClick={() => setAsking(true)}>
          {isOwn ? "Xóa hướng dẫn này" : "Ẩn hướng dẫn này"}
        </button>
      )}
      {failure && <Notice tone="bad">{failure.message}</Notice>}
      {isAsking && (
        <ConfirmDialog
          title={`${isOwn ? "Xóa" : "Ẩn"} “${title}”?`}
          confirmLabel={isOwn ? "Xóa" : "Ẩn"}
          tone="bad"
          isBusy={isBusy}
          onConfirm={() => void run(() => hideGuide(token, { communeId, slug }), onDone)}
          onCancel={() => setAsking(false)}
        >
          <p>Bà con không tìm thấy hướng dẫn này nữa, cả trong tin nhắn lẫn trong ứng dụng.</p>
        </ConfirmDialog>
      )}
    </>
  );
}
