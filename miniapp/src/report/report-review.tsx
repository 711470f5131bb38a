import type { TeamHome } from "../../../shared/api/team.ts";
import { formatWeekday } from "../../../shared/calendar/format.ts";
import type { CallFailed } from "../api/client.ts";
import { Figures } from "../components/figures.tsx";
import { Icon } from "../components/icon.tsx";
import { useIndicators } from "../indicators.ts";
import { type Draft, dayOfDraft, valuesOf } from "./draft.ts";
import { RefusedReport } from "./refused-report.tsx";
import { Warnings } from "./warnings.tsx";

interface ReportReviewProps {
  token: string;
  teamId: number;
  draft: Draft;
  /** The period nothing was done in; undefined for a report with figures. */
  nothingIn: string | undefined;
  /** The team's figures in its last reports. */
  history: TeamHome["history"] | undefined;
  isSending: boolean;
  refusal: CallFailed | undefined;
  onSend: () => void;
  onEdit: () => void;
}

/** Everything in full words, once more, before it counts. */
export function ReportReview(props: ReportReviewProps) {
  const { token, teamId, draft, nothingIn, history, isSending, refusal, onSend, onEdit } = props;
  const { named, data } = useIndicators();
  const values = valuesOf(draft);
  return (
    <>
      <section className="card">
        <h2>{nothingIn === undefined ? "Số liệu sẽ gửi" : "Không có hoạt động"}</h2>
        {nothingIn === undefined ? (
          <>
            <p className="review-day">Ngày làm: {formatWeekday(dayOfDraft(draft))}</p>
            <Figures values={values} named={named} full />
            {draft.note?.trim() && <p>Ghi chú: {draft.note.trim()}</p>}
          </>
        ) : (
          <p>
            Ghi nhận tổ <strong>không có hoạt động</strong> trong {nothingIn}. Nếu sau này có việc, vẫn báo cáo được.
          </p>
        )}
      </section>
      {nothingIn === undefined && <Warnings values={values} history={history} indicators={data?.indicators ?? []} />}
      {refusal && <RefusedReport {...{ token, teamId }} failure={refusal} lead="Chưa gửi được" />}
      <button type="button" className="button button-main button-big" disabled={isSending} onClick={onSend}>
        <Icon name="check" />
        {isSending ? "Đang gửi…" : "Gửi báo cáo"}
      </button>
      <button type="button" className="button" disabled={isSending} onClick={onEdit}>
        <Icon name="edit" />
        Quay lại sửa
      </button>
    </>
  );
}
