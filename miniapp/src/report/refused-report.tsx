import { useState } from "react";
import type { ReopeningAnswer } from "../../../shared/api/period-rules.ts";
import type { CallFailed } from "../api/client.ts";
import { askReopening, closedPeriodOf } from "../api/reopening.ts";
import { Icon } from "../components/icon.tsx";
import { Notice } from "../components/notices.tsx";
import { useCall } from "../use-call.ts";

const answers: Record<ReopeningAnswer["state"], string> = {
  told: "Đã chuyển lời xin tới cán bộ. Khi kỳ được mở, Zalo của xã nhắn ngay cho anh/chị; số đã nhập vẫn còn ở đây.",
  waiting: "Tổ đã xin rồi, cán bộ chưa trả lời. Khi kỳ được mở, Zalo của xã nhắn ngay cho anh/chị.",
  nobody:
    "Đã ghi lại lời xin để cán bộ thấy khi mở trang kỳ báo cáo, nhưng chưa nhắn được cho ai. Cần gấp, xin gọi cán bộ của xã.",
  open: "Kỳ này vừa được mở lại: mời anh/chị bấm gửi lại.",
};

interface RefusedReportProps {
  token: string;
  teamId: number;
  failure: CallFailed;
  /** What was not done, e.g. "Chưa gửi được". */
  lead: string;
}

/** Why a report was not taken; of a closed period with the way to get it opened. */
export function RefusedReport({ token, teamId, failure, lead }: RefusedReportProps) {
  const [asked, setAsked] = useState<ReopeningAnswer["state"]>();
  const asking = useCall();
  const period = closedPeriodOf(failure);
  return (
    <>
      <div role="alert">
        <Notice tone="bad">
          {lead}: {failure.message}
        </Notice>
      </div>
      {period !== undefined && asked === undefined && (
        <button
          type="button"
          className="button"
          disabled={asking.isBusy}
          onClick={() =>
            void asking.run(
              () => askReopening(token, teamId, period),
              ({ state }) => setAsked(state),
            )
          }
        >
          <Icon name="lock" />
          {asking.isBusy ? "Đang gửi lời xin…" : "Xin mở lại kỳ này"}
        </button>
      )}
      {asked !== undefined && (
        <div role="status">
          <Notice tone={asked === "nobody" ? "plain" : "good"}>{answers[asked]}</Notice>
        </div>
      )}
      {asking.failure && <Notice tone="bad">Chưa gửi được lời xin: {asking.failure.message}</Notice>}
    </>
  );
}
