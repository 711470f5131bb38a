import { useState } from "react";
import type { OwnHelpRequest, OwnHelpRequests } from "../../../shared/api/help-request.ts";
import { formatInstant } from "../../../shared/calendar/format.ts";
import { cancelOwnHelp, rateOwnHelp, readOwnHelp } from "../api/help.ts";
import { MoreButton } from "../components/more-button.tsx";
import { NeedsLogin } from "../components/needs-login.tsx";
import { Notice } from "../components/notices.tsx";
import { Page } from "../components/page.tsx";
import { WhenLoaded } from "../components/staff-page.tsx";
import { helpStates, ratingWords } from "../help/help-words.ts";
import { useCall } from "../use-call.ts";
import { useFresh } from "../use-fresh.ts";
import "../styles/officer.css";
import "../styles/zalo-care.css";

/** What a resident asked for: where it stands, taking it back, and one tap on how it went. */
export function OwnHelpPage() {
  return (
    <NeedsLogin title="Yêu cầu của tôi">
      {({ token }) => (
        <Page title="Yêu cầu của tôi" back="/me" safety>
          <OwnRequests token={token} />
        </Page>
      )}
    </NeedsLogin>
  );
}

function OwnRequests({ token }: { token: string }) {
  const kept = useFresh("own-help", () => readOwnHelp(token));
  const [older, setOlder] = useState<OwnHelpRequests>();
  const call = useCall();
  const more = (before: OwnHelpRequests) =>
    call.run(
      () => readOwnHelp(token, before.next),
      (page) => setOlder((now) => ({ ...page, requests: [...(now?.requests ?? []), ...page.requests] })),
    );
  return (
    <WhenLoaded kept={kept}>
      {(newest) => (
        <div className="stack">
          {newest.requests.length === 0 && (
            <p className="card">Bà con chưa nhờ giúp việc gì. Cần người giúp, nhắn “hỗ trợ” cho Zalo của xã.</p>
          )}
          {[...newest.requests, ...(older?.requests ?? [])].map((request) => (
            <OwnRequest
              key={request.id}
              token={token}
              request={request}
              onChanged={(changed) => {
                kept.replace(withChanged(newest, changed));
                setOlder((now) => now && withChanged(now, changed));
              }}
            />
          ))}
          <MoreButton
            {...call}
            hasMore={(older ?? newest).next !== undefined}
            onMore={() => void more(older ?? newest)}
          />
        </div>
      )}
    </WhenLoaded>
  );
}

function withChanged(list: OwnHelpRequests, changed: OwnHelpRequest): OwnHelpRequests {
  return { ...list, requests: list.requests.map((one) => (one.id === changed.id ? changed : one)) };
}

interface OwnRequestProps {
  token: string;
  request: OwnHelpRequest;
  onChanged: (request: OwnHelpRequest) => void;
}

function OwnRequest({ token, request, onChanged }: OwnRequestProps) {
  const { id, state, words, takenBy, answer, rating, createdAt } = request;
  const call = useCall();
  const [isAsking, setAsking] = useState(false);
  const isOpen = state === "open" || state === "taken";
  return (
    <article className="card stack" aria-labelledby={`own-${id}`}>
      <h2 id={`own-${id}`}>Việc số {id}</h2>
      {words && <p className="help-words">“{words}”</p>}
      <p>
        {state === "cancelled" ? "Đã hủy" : helpStates[state]}
        {takenBy && state === "taken" ? `: ${takenBy}` : ""}. Nhờ lúc {formatInstant(new Date(createdAt))}.
      </p>
      {answer && <p className="copy-text">{answer}</p>}
      {call.failure && <Notice tone="bad">{call.failure.message}</Notice>}
      {isOpen && !isAsking && (
        <button type="button" className="button" onClick={() => setAsking(true)}>
          Không cần giúp nữa
        </button>
      )}
      {isOpen && isAsking && (
        <div className="buttons">
          <button
            type="button"
            className="button button-main"
            disabled={call.isBusy}
            onClick={() => void call.run(() => cancelOwnHelp(token, id), onChanged)}
          >
            Hủy việc này
          </button>
          <button type="button" className="button" onClick={() => setAsking(false)}>
            Thôi
          </button>
        </div>
      )}
      {state === "closed" && rating === undefined && (
        <div className="stack">
          <p>Bà con thấy thế nào?</p>
          <div className="buttons">
            {([3, 2, 1] as const).map((value) => (
              <button
                key={value}
                type="button"
                className="button"
                disabled={call.isBusy}
                onClick={() => void call.run(() => rateOwnHelp(token, id, value), onChanged)}
              >
                {ratingWords[value].charAt(0).toUpperCase() + ratingWords[value].slice(1)}
              </button>
            ))}
          </div>
        </div>
      )}
      {rating && (
        <Notice tone={rating > 1 ? "good" : "warn"}>Bà con đã cho biết: {ratingWords[rating]}. Cảm ơn bà con.</Notice>
      )}
    </article>
  );
}
