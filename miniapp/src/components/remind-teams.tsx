import { useState } from "react";
import type { Overview, RemindersQueued } from "../../../shared/api/overview.ts";
import { formatInstant } from "../../../shared/calendar/format.ts";
import { CallFailed } from "../api/client.ts";
import { remindMissing } from "../api/overview.ts";
import { Icon } from "./icon.tsx";
import { Notice } from "./notices.tsx";

interface RemindTeamsProps {
  token: string;
  overview: Overview;
  onReminded: () => void;
}

/** One reminder to every team whose report is missing; asked once, because it goes to people's phones. */
export function RemindTeams({ token, overview, onReminded }: RemindTeamsProps) {
  const { unit, counts, lastRemindedAt } = overview;
  const [step, setStep] = useState<"idle" | "asking" | "sending">("idle");
  const [queued, setQueued] = useState<RemindersQueued>();
  const [failure, setFailure] = useState<CallFailed>();
  const remind = () => {
    setStep("sending");
    setFailure(undefined);
    remindMissing(token, unit.id)
      .then((answer) => {
        setQueued(answer);
        onReminded();
      })
      .catch((error: unknown) => {
        if (!(error instanceof CallFailed)) throw error;
        setFailure(error);
      })
      .finally(() => setStep("idle"));
  };
  return (
    <div className="remind" aria-live="polite">
      {queued && <Reminded queued={queued} />}
      {failure && <Notice tone="bad">Chưa nhắc được: {failure.message}</Notice>}
      {!queued && step === "idle" && (
        <button type="button" className="button" onClick={() => setStep("asking")}>
          <Icon name="megaphone" />
          Nhắc {counts.missing} tổ chưa báo cáo
        </button>
      )}
      {step !== "idle" && (
        <>
          <p>Gửi lời nhắc vào nhóm Zalo của từng tổ, hoặc cho tổ trưởng?</p>
          <div className="buttons">
            <button type="button" className="button button-main" disabled={step === "sending"} onClick={remind}>
              {step === "sending" ? "Đang gửi…" : "Gửi lời nhắc"}
            </button>
            <button type="button" className="button" disabled={step === "sending"} onClick={() => setStep("idle")}>
              Thôi
            </button>
          </div>
        </>
      )}
      {!queued && lastRemindedAt && (
        <p className="small">Nhắc lần gần nhất: {formatInstant(new Date(lastRemindedAt))}.</p>
      )}
    </div>
  );
}

function Reminded({ queued: { reached, unreachable, sendAt, copyText } }: { queued: RemindersQueued }) {
  const waits = new Date(sendAt) > new Date();
  return (
    <>
      {reached > 0 && (
        <Notice tone="good">
          {waits
            ? `Sẽ nhắc ${reached} tổ lúc ${formatInstant(new Date(sendAt))}, sau giờ nghỉ.`
            : `Đã nhắc ${reached} tổ.`}
        </Notice>
      )}
      {unreachable.length > 0 && (
        <Notice tone="warn">
          <p>
            <strong>{unreachable.length} tổ không gửi tới được</strong>, vì chưa có nhóm, và người của tổ chưa nhắn hoặc
            đã lâu không nhắn cho Zalo của xã:
          </p>
          <ul className="plain-list">
            {unreachable.map((team) => (
              <li key={team.id}>{team.name}</li>
            ))}
          </ul>
          <p>Mời gọi điện, hoặc chép câu này gửi cho tổ:</p>
          <p className="copy-text">{copyText}</p>
        </Notice>
      )}
      {reached + unreachable.length === 0 && <Notice tone="good">Các tổ đã báo cáo đủ, không cần nhắc.</Notice>}
    </>
  );
}
