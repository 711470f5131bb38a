import { useState } from "react";
import { wishMessages } from "../api/personal-data.ts";
import { ChangeDialog } from "../components/change-dialog.tsx";
import { Notice } from "../components/notices.tsx";
import { useCall } from "../use-call.ts";
import type { OwnDataProps } from "./own-data-card.tsx";

/** Whether anything goes to the person unasked; stopping asks nothing, beginning asks residents for their consent. */
export function MessagesCard({ token, own, onChanged }: OwnDataProps) {
  const { isBusy, failure, run } = useCall();
  const [isAgreeing, setAgreeing] = useState(false);
  const { receivesMessages, messagesConsent } = own;
  const wish = (receive: boolean) => void run(() => wishMessages(token, { receive }), onChanged);
  return (
    <section className="card" aria-live="polite">
      <h2>Nhận tin</h2>
      <p>
        {receivesMessages
          ? "Đang nhận thông báo và lời nhắc qua Zalo."
          : "Không nhận tin. Zalo của xã chỉ trả lời khi được hỏi."}
      </p>
      {failure && <Notice tone="bad">{failure.message}</Notice>}
      <button
        type="button"
        className="button"
        disabled={isBusy}
        onClick={() => (!receivesMessages && messagesConsent ? setAgreeing(true) : wish(!receivesMessages))}
      >
        {receivesMessages ? "Dừng nhận tin" : "Nhận tin lại"}
      </button>
      {isAgreeing && messagesConsent && (
        <ChangeDialog
          title="Nhận thông báo qua Zalo?"
          confirmLabel="Đồng ý"
          change={() => wishMessages(token, { receive: true, agreedTo: messagesConsent })}
          onChanged={onChanged}
          onClose={() => setAgreeing(false)}
        >
          <p>{messagesConsent}</p>
        </ChangeDialog>
      )}
    </section>
  );
}
