import { useState } from "react";
import { removeTarget } from "../api/targets.ts";
import { useCall } from "../use-call.ts";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { Notice } from "./notices.tsx";

interface RemoveTargetProps {
  token: string;
  targetId: number;
  onRemoved: () => void;
}

export function RemoveTarget({ token, targetId, onRemoved }: RemoveTargetProps) {
  const [isAsking, setAsking] = useState(false);
  const { run, isBusy, failure } = useCall();
  return (
    <>
      <button type="button" className="button button-danger" onClick={() => setAsking(true)}>
        Thu lại chỉ tiêu
      </button>
      {isAsking && (
        <ConfirmDialog
          title="Thu lại chỉ tiêu này?"
          confirmLabel="Thu lại"
          tone="bad"
          isBusy={isBusy}
          onConfirm={() => void run(() => removeTarget(token, targetId), onRemoved)}
          onCancel={() => setAsking(false)}
        >
          <p>Các tổ sẽ không thấy chỉ tiêu này nữa. Số liệu đã báo cáo và lịch sử giao vẫn được giữ.</p>
          {failure && <Notice tone="bad">{failure.message}</Notice>}
        </ConfirmDialog>
      )}
    </>
  );
}
