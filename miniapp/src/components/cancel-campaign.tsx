import { useState } from "react";
import type { CampaignView } from "../../../shared/api/campaign.ts";
import { cancelCampaign } from "../api/campaigns.ts";
import { useCall } from "../use-call.ts";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { Notice } from "./notices.tsx";

interface CancelCampaignProps {
  token: string;
  campaign: CampaignView;
  onCancelled: () => void;
}

export function CancelCampaign({ token, campaign, onCancelled }: CancelCampaignProps) {
  const [isAsking, setAsking] = useState(false);
  const { run, isBusy, failure } = useCall();
  const cancel = () =>
    void run(
      () => cancelCampaign(token, campaign.id),
      () => {
        setAsking(false);
        onCancelled();
      },
    );
  return (
    <>
      <button type="button" className="button button-danger" onClick={() => setAsking(true)}>
        Hủy chiến dịch
      </button>
      {isAsking && (
        <ConfirmDialog
          title={`Hủy “${campaign.name}”?`}
          confirmLabel="Hủy chiến dịch"
          tone="bad"
          isBusy={isBusy}
          onConfirm={cancel}
          onCancel={() => setAsking(false)}
        >
          <p>Các tổ sẽ không thấy chiến dịch này nữa, và không mở lại được. Số liệu đã báo cáo vẫn được giữ.</p>
          {failure && <Notice tone="bad">{failure.message}</Notice>}
        </ConfirmDialog>
      )}
    </>
  );
}
