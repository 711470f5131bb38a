import { useState } from "react";
import type { HelpRequestView } from "../../../shared/api/help-request.ts";
import { readHelpRequests } from "../api/help.ts";
import { MoreButton } from "../components/more-button.tsx";
import { WhenLoaded } from "../components/staff-page.tsx";
import { useCall } from "../use-call.ts";
import { useFresh } from "../use-fresh.ts";
import { HelpCard } from "./help-card.tsx";

type Show = "waiting" | "ended";
const tabs: { show: Show; label: string; empty: string }[] = [
  { show: "waiting", label: "Đang chờ", empty: "Hiện không có bà con nào đang chờ giúp." },
  { show: "ended", label: "Đã xong", empty: "Chưa có việc nào đã xong." },
];

/** What residents asked for, waiting or over. */
export function HelpList({ token, unitId }: { token: string; unitId: number | undefined }) {
  const [show, setShow] = useState<Show>("waiting");
  const kept = useFresh(`help:${unitId ?? ""}:${show}`, () => readHelpRequests(token, { show, unitId }));
  const [changed, setChanged] = useState<Record<number, HelpRequestView>>({});
  const [more, setMore] = useState<{ show: Show; requests: HelpRequestView[]; next: string | undefined }>();
  const call = useCall();
  const change = (request: HelpRequestView) => setChanged((now) => ({ ...now, [request.id]: request }));
  return (
    <>
      <div className="buttons">
        {tabs.map((tab) => (
          <button
            key={tab.show}
            type="button"
            className={tab.show === show ? "button button-main" : "button"}
            aria-pressed={tab.show === show}
            onClick={() => {
              setMore(undefined);
              setShow(tab.show);
            }}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <WhenLoaded kept={kept}>
        {(list) => {
          // A page that was asked for before the other list was chosen belongs to the first.
          const own = more?.show === show ? more : undefined;
          const next = own ? own.next : list.next;
          const requests = [...list.requests, ...(own?.requests ?? [])];
          return (
            <div className="stack">
              {requests.length === 0 && <p className="card">{tabs.find((tab) => tab.show === show)?.empty}</p>}
              {requests.map((request) => (
                <HelpCard key={request.id} token={token} request={changed[request.id] ?? request} onChanged={change} />
              ))}
              <MoreButton
                {...call}
                hasMore={next !== undefined}
                onMore={() =>
                  void call.run(
                    () => readHelpRequests(token, { show, unitId, cursor: next }),
                    (page) =>
                      setMore({ show, requests: [...(own?.requests ?? []), ...page.requests], next: page.next }),
                  )
                }
              />
            </div>
          );
        }}
      </WhenLoaded>
    </>
  );
}
