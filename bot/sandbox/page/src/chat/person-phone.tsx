import { useEffect, useState } from "react";
import type { MiniAppFrame, Person, Snapshot } from "../../../protocol.ts";
import { control } from "../control.ts";
import { useCommand } from "../notice.tsx";
import { ChatScreen } from "./chat-screen.tsx";
import { PhoneMenu } from "./phone-menu.tsx";
import { suggestionsFor } from "./suggestions.ts";

const windows = {
  free: "trong 48 giờ",
  paid: "quá 48 giờ, tính vào gói",
  closed: "quá 7 ngày, OA không nhắn được",
  none: "OA không nhắn được",
} as const;

/** One person's phone: the chat with the OA, and the Mini App over it. */
export function PersonPhone({ person, world }: { person: Person; world: Snapshot }) {
  const run = useCommand();
  const [oaId, setOaId] = useState(person.contacts[0]?.oaId ?? world.oas[0]?.id ?? "");
  const [frame, setFrame] = useState<MiniAppFrame>();
  const contact = person.contacts.find((known) => known.oaId === oaId);
  const oa = world.oas.find((known) => known.id === oaId);
  const conversation = world.conversations.find((known) => known.id === contact?.userId);
  const newest = conversation?.messages.at(-1);
  const unseen = newest && newest.sender.kind !== "person" && newest.delivery !== "seen" ? newest.id : undefined;

  // Looking at a message is what marks it as seen on a real phone.
  useEffect(() => {
    if (unseen && contact && document.visibilityState === "visible") {
      control.markSeen(contact.userId, person.id).catch(() => undefined);
    }
  }, [unseen, contact, person.id]);

  const openMiniApp = () => run(control.openMiniApp(person.id, oaId).then(setFrame));
  return (
    <section className="phone" aria-label={`Điện thoại của ${person.displayName}`}>
      <div className="owner">
        <img src={person.avatarUrl} alt="" width="36" height="36" />
        <div>
          <strong>{person.displayName}</strong>
          <span>{person.description}</span>
        </div>
      </div>
      <div className="bar">
        {world.oas.length > 1 ? (
          <select aria-label="Zalo OA" value={oaId} onChange={(event) => setOaId(event.target.value)}>
            {world.oas.slice(0, 20).map((known) => (
              <option key={known.id} value={known.id}>
                {known.name}
              </option>
            ))}
          </select>
        ) : (
          <strong className="bar-name">{oa?.name ?? "Chưa có OA"}</strong>
        )}
        <button type="button" className="bar-button" onClick={openMiniApp}>
          Mini App
        </button>
        <PhoneMenu person={person} oaId={oaId} isFollower={contact?.isFollower ?? false} />
      </div>
      <p className="window-state" data-window={contact?.window ?? "none"}>
        {contact?.isFollower ? "Đang quan tâm" : "Chưa quan tâm"} · {windows[contact?.window ?? "none"]}
      </p>
      <ChatScreen
        conversationId={contact?.userId}
        messages={conversation?.messages ?? []}
        senders={[{ personId: person.id, name: person.displayName }]}
        viewerId={person.id}
        suggestions={suggestionsFor(person.description)}
        onMiniApp={setFrame}
      />
      {frame && (
        <div className="mini-app">
          <div className="bar">
            <strong className="bar-name">Mini App</strong>
            <button type="button" className="bar-button" onClick={() => setFrame(undefined)}>
              Đóng
            </button>
          </div>
          <iframe src={sameOrigin(frame.url)} title={`Mini App của ${person.displayName}`} />
        </div>
      )}
    </section>
  );
}

/** The page may be open under another name of this machine than the product's own; the frame must be of the page's origin. */
function sameOrigin(url: string): string {
  const { pathname, search } = new URL(url, location.href);
  return pathname + search;
}
