import { useEffect, useRef, useState } from "react";
import { Link, useSearchParams } from "react-router-dom";
import type { Calls } from "../../../shared/api/oversight.ts";
import { dayOf } from "../../../shared/calendar/day.ts";
import { formatShortDay } from "../../../shared/calendar/format.ts";
import { markCalled, readCalls, unmarkCalled } from "../api/oversight.ts";
import { localPhone } from "../oversight-words.ts";
import { useCall } from "../use-call.ts";
import { useFresh } from "../use-fresh.ts";
import { CopyText } from "./copy-text.tsx";
import { Icon } from "./icon.tsx";
import { Failure, Loading, Notice } from "./notices.tsx";

type Proposed = Calls["proposed"][number];

/** The teams most worth a call this week: why, what to say, whom to ring up. */
export function ThreeCalls({ token, unitId }: { token: string; unitId: number }) {
  const { data, failure, reload, replace } = useFresh(`calls:${unitId}`, () => readCalls(token, unitId));
  const { isBusy, failure: refused, run } = useCall();
  const mark = (teamId: number) => void run(() => markCalled(token, unitId, teamId), replace);
  const unmark = (teamId: number) => void run(() => unmarkCalled(token, unitId, teamId), replace);
  // Monday's message leads here, past what stands above on a phone.
  const isAskedFor = useSearchParams()[0].get("xem") === "goi";
  const section = useRef<HTMLElement>(null);
  const isThere = data !== undefined;
  useEffect(() => {
    if (isAskedFor && isThere) section.current?.scrollIntoView();
  }, [isAskedFor, isThere]);
  return (
    <section className="card desk-calls" ref={section}>
      <h2>Tuần này nên gọi</h2>
      {data === undefined && failure && <Failure failure={failure} onRetry={reload} />}
      {data === undefined && !failure && <Loading />}
      {refused && <Notice tone="bad">{refused.message}</Notice>}
      {data !== undefined && data.proposed.length === 0 && (
        <Notice tone="good">
          {data.made.some((call) => call.isThisWeek)
            ? "Đã gọi đủ các tổ cần gọi tuần này."
            : "Các tổ đang đều đặn, tuần này chưa cần gọi tổ nào."}
        </Notice>
      )}
      {data !== undefined && (
        <>
          <ol className="calls">
            {data.proposed.map((call) => (
              <li key={call.team.id}>
                <OneCall call={call} mayMark={data.mayMark} isBusy={isBusy} onCalled={() => mark(call.team.id)} />
              </li>
            ))}
          </ol>
          <MadeCalls made={data.made} mayMark={data.mayMark} isBusy={isBusy} onTakeBack={unmark} />
        </>
      )}
    </section>
  );
}

interface OneCallProps {
  call: Proposed;
  mayMark: boolean;
  isBusy: boolean;
  onCalled: () => void;
}

function OneCall({ call, mayMark, isBusy, onCalled }: OneCallProps) {
  const [isOpen, setOpen] = useState(false);
  const { team, sentence, message, contact } = call;
  return (
    <article className="call">
      <h3>
        <Link to={`/s/score/${team.id}`}>{team.name}</Link>
      </h3>
      <p>{sentence}</p>
      <div className="call-buttons">
        {contact?.phone && (
          <a className="button button-small" href={`tel:+${contact.phone}`}>
            <Icon name="phone" />
            Gọi {contact.name ?? localPhone(contact.phone)}
          </a>
        )}
        <button
          type="button"
          className="button button-small"
          aria-expanded={isOpen}
          onClick={() => setOpen((open) => !open)}
        >
          <Icon name="message" />
          Lời nhắn sẵn
        </button>
        {mayMark && (
          <button type="button" className="button button-small" disabled={isBusy} onClick={onCalled}>
            <Icon name="check" />
            Đã gọi
          </button>
        )}
      </div>
      {isOpen && <CopyText text={message} label="Chép lời nhắn" />}
    </article>
  );
}

interface MadeCallsProps {
  made: Calls["made"];
  mayMark: boolean;
  isBusy: boolean;
  onTakeBack: (teamId: number) => void;
}

function MadeCalls({ made, mayMark, isBusy, onTakeBack }: MadeCallsProps) {
  if (made.length === 0) return null;
  return (
    <details>
      <summary>Đã gọi {made.length} tổ trong ba tuần</summary>
      <ul className="made-calls">
        {made.map(({ team, calledAt, answered, isThisWeek }) => (
          <li key={`${team.id} ${calledAt}`}>
            <span>
              {team.name}, gọi ngày {formatShortDay(dayOf(new Date(calledAt)))}:{" "}
              {answered ? "đã có báo cáo sau đó" : "chưa có báo cáo sau đó"}
            </span>
            {mayMark && isThisWeek && (
              <button type="button" className="link-button" disabled={isBusy} onClick={() => onTakeBack(team.id)}>
                Bấm nhầm, bỏ ghi
              </button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
