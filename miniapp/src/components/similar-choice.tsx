import { useState } from "react";
import type { ReportInput, ReportView } from "../../../shared/api/team.ts";
import { formatDay } from "../../../shared/calendar/format.ts";
import { keepDraft } from "../api/reports.ts";
import { useIndicators } from "../indicators.ts";
import { type Outcome, useOutbox } from "../report/outbox.tsx";
import { useSession } from "../session.tsx";
import { Figures } from "./figures.tsx";
import { Icon } from "./icon.tsx";

interface SimilarChoiceProps {
  report: ReportInput;
  similar: readonly ReportView[];
  onOutcome?: (outcome: Outcome) => void;
  onDropped?: () => void;
}

/** The same activity seems to be reported already. Nothing was saved yet: the person says which it is. */
export function SimilarChoice({ report, similar, onOutcome, onDropped }: SimilarChoiceProps) {
  const { send, drop } = useOutbox();
  const { session } = useSession();
  const { named } = useIndicators();
  const [isSending, setSending] = useState(false);
  const answer = (onSimilar: "add" | "replace") => {
    setSending(true);
    void send({ ...report, onSimilar })
      .then((outcome) => onOutcome?.(outcome))
      .finally(() => setSending(false));
  };
  const giveUp = () => {
    drop(report.idempotencyKey);
    // The server may hold it as a draft, which could be confirmed in the chat.
    if (session.state === "signed_in") void keepDraft(session.token, { ...report, values: {} }).catch(() => undefined);
    onDropped?.();
  };
  const [known] = similar;
  return (
    <section className="card standing standing-warn">
      <h2 className="standing-state">
        <Icon name="repeat" />
        Giống báo cáo đã có
      </h2>
      <p>
        Ngày {formatDay(report.activityOn)}, tổ đã có{known?.number ? ` báo cáo số ${known.number}` : " báo cáo"}
        {known && (known.isMine ? " của chính mình" : " của người khác trong tổ")}:
      </p>
      {known && <Figures values={known.values} named={named} />}
      <p>Báo cáo mới này chưa được lưu. Chọn một:</p>
      <button type="button" className="button" disabled={isSending} onClick={() => answer("add")}>
        Cộng thêm: đây là việc khác
      </button>
      <button type="button" className="button" disabled={isSending} onClick={() => answer("replace")}>
        Thay thế: số mới mới đúng
      </button>
      <button type="button" className="button" disabled={isSending} onClick={giveUp}>
        Bỏ báo cáo mới
      </button>
    </section>
  );
}
