import { useState } from "react";
import type { HelpRequestView } from "../../../shared/api/help-request.ts";
import { formatInstant } from "../../../shared/calendar/format.ts";
import { answerHelp, closeHelp, takeHelp } from "../api/help.ts";
import { TextField } from "../components/form-fields.tsx";
import { Notice } from "../components/notices.tsx";
import { newKey } from "../new-key.ts";
import { useCall } from "../use-call.ts";
import { helpStates, ratingWords } from "./help-words.ts";
import "../styles/people.css";
import "../styles/officer.css";
import "../styles/zalo-care.css";

interface HelpCardProps {
  token: string;
  request: HelpRequestView;
  onChanged: (request: HelpRequestView) => void;
}

/** One resident's request, and the one thing to do with it next. */
export function HelpCard({ token, request, onChanged }: HelpCardProps) {
  const { id, state, isMine } = request;
  const call = useCall();
  const [isAnswering, setAnswering] = useState(false);
  const isOpen = state === "open" || state === "taken";
  const done = (changed: HelpRequestView) => {
    setAnswering(false);
    onChanged(changed);
  };
  return (
    <article className="card stack" aria-labelledby={`help-${id}`}>
      <h2 id={`help-${id}`}>
        Việc số {id}
        {request.village && `, ${request.village}`}
      </h2>
      <p className="help-words">{request.words ? `“${request.words}”` : "Lời nhắn đã được xóa theo quy định."}</p>
      <p className="small">
        {request.resident ?? "Một người dân"}, {formatInstant(new Date(request.createdAt))}.{" "}
        {state === "taken" && request.takenBy
          ? `${isMine ? "Anh/chị" : request.takenBy} đã nhận.`
          : `${helpStates[state]}.`}
        {request.team && ` ${request.team}.`}
      </p>
      {request.isEscalated && state === "open" && (
        <Notice tone="warn">
          {request.rating === 1
            ? "Đã ghi là xong, nhưng bà con báo chưa được giúp."
            : "Quá một ngày làm việc chưa ai nhận."}
        </Notice>
      )}
      {request.answer && <p className="copy-text">{request.answer}</p>}
      {request.rating && !isOpen && <p>Bà con đánh giá: {ratingWords[request.rating]}.</p>}
      {call.failure && <Notice tone="bad">{call.failure.message}</Notice>}
      {isOpen && !isAnswering && (
        <div className="buttons">
          {state === "open" && (
            <button
              type="button"
              className="button button-main"
              disabled={call.isBusy}
              onClick={() => void call.run(() => takeHelp(token, id), done)}
            >
              Nhận việc
            </button>
          )}
          <button type="button" className="button" disabled={call.isBusy} onClick={() => setAnswering(true)}>
            Trả lời
          </button>
          {state === "taken" && (
            <button
              type="button"
              className="button button-main"
              disabled={call.isBusy}
              onClick={() => void call.run(() => closeHelp(token, id), done)}
            >
              Xong việc
            </button>
          )}
        </div>
      )}
      {isOpen && isAnswering && (
        <AnswerForm
          isBusy={call.isBusy}
          onCancel={() => setAnswering(false)}
          onSend={(body) => void call.run(() => answerHelp(token, id, body), done)}
        />
      )}
    </article>
  );
}

interface AnswerFormProps {
  isBusy: boolean;
  onSend: (answer: { words: string; key: string }) => void;
  onCancel: () => void;
}

function AnswerForm({ isBusy, onSend, onCancel }: AnswerFormProps) {
  const [words, setWords] = useState("");
  // One key for these words, however often the button is pressed.
  const [key] = useState(newKey);
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (words.trim()) onSend({ words: words.trim(), key });
      }}
    >
      <TextField
        label="Lời nhắn cho bà con"
        hint="Gửi tới Zalo của bà con. Đừng hỏi căn cước, mật khẩu, mã OTP."
        rows={3}
        maxLength={500}
        value={words}
        onChange={setWords}
      />
      <div className="buttons">
        <button type="submit" className="button button-main" disabled={isBusy || !words.trim()}>
          {isBusy ? "Đang gửi…" : "Gửi lời nhắn"}
        </button>
        <button type="button" className="button" disabled={isBusy} onClick={onCancel}>
          Thôi
        </button>
      </div>
    </form>
  );
}
