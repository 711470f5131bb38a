import { useState } from "react";
import type { ReportView } from "../../../shared/api/team.ts";
import { formatInstant } from "../../../shared/calendar/format.ts";
import { warningSentences } from "../../../shared/warnings/figure-warnings.ts";
import { returnReport } from "../api/reports.ts";
import { useIndicators } from "../indicators.ts";
import { useCall } from "../use-call.ts";
import { TextField } from "./form-fields.tsx";
import { Icon } from "./icon.tsx";
import { Notice } from "./notices.tsx";
import { ReportPhotos } from "./report-photos.tsx";

interface ReturnReportProps {
  token: string;
  report: ReportView;
  /** Staff; leaders and viewers look. */
  mayReview: boolean;
  onChanged: () => void;
}

/** What is odd about a report, its pictures, and the way back to its author. */
export function ReturnReport({ token, report, mayReview, onChanged }: ReturnReportProps) {
  const { named } = useIndicators();
  const { review, warnings, photos = [], state } = report;
  const isCounted = state === "submitted" || state === "amended";
  return (
    <>
      {photos.length > 0 && (
        <section className="card">
          <h2>Ảnh kèm theo</h2>
          <p className="small">Lần xem ảnh được ghi lại.</p>
          <ReportPhotos token={token} photos={photos} mayRemove={mayReview} onChanged={onChanged} />
        </section>
      )}
      {warningSentences(warnings, (code) => named(code).shortLabel).map((sentence) => (
        <Notice key={sentence} tone="warn">
          {sentence}
        </Notice>
      ))}
      {review && (
        <Notice tone={review.verdict === "returned" ? "warn" : "good"}>
          {review.verdict === "returned" ? `Đã nhờ tổ xem lại: “${review.reason}”` : "Tổ xác nhận số này đúng"} (
          {formatInstant(new Date(review.at))})
        </Notice>
      )}
      {mayReview && isCounted && review?.verdict !== "returned" && (
        <AskAgain token={token} reportId={report.id} onChanged={onChanged} />
      )}
    </>
  );
}

function AskAgain({ token, reportId, onChanged }: { token: string; reportId: number; onChanged: () => void }) {
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const [isUntold, setUntold] = useState(false);
  const { isBusy, failure, run } = useCall();
  if (isUntold) return <Notice tone="warn">Chưa nhắn được cho người gửi báo cáo. Xin gọi điện cho tổ.</Notice>;
  if (!isOpen) {
    return (
      <button type="button" className="button" onClick={() => setOpen(true)}>
        <Icon name="repeat" />
        Nhờ tổ xem lại
      </button>
    );
  }
  return (
    <section className="card">
      <TextField
        label="Cần tổ xem lại điều gì?"
        hint="Gửi nguyên văn cho người báo cáo qua Zalo. Trong lúc chờ, số vẫn được tính."
        rows={3}
        maxLength={300}
        value={reason}
        onChange={setReason}
      />
      {failure && <Notice tone="bad">{failure.message}</Notice>}
      <div className="buttons">
        <button
          type="button"
          className="button button-main"
          disabled={isBusy || reason.trim().length < 3}
          onClick={() =>
            void run(
              () => returnReport(token, reportId, reason.trim()),
              ({ isTold }) => (isTold ? onChanged() : setUntold(true)),
            )
          }
        >
          {isBusy ? "Đang gửi…" : "Gửi cho tổ"}
        </button>
        <button type="button" className="button" disabled={isBusy} onClick={() => setOpen(false)}>
          Thôi
        </button>
      </div>
    </section>
  );
}
