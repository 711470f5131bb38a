import { useEffect, useRef, useState } from "react";
import type { Contact, Conversation, MiniAppFrame, Person, Snapshot } from "../../../protocol.ts";
import { control } from "../control.ts";
import { Icon } from "../icon.tsx";
import { useCommand } from "../notice.tsx";
import { AwaitedAnswer } from "./awaited-answer.tsx";
import { ChatScreen } from "./chat-screen.tsx";
import { MiniApp } from "./mini-app.tsx";
import { OaName } from "./oa-name.tsx";
import { Owner } from "./owner.tsx";
import { PhoneMenu } from "./phone-menu.tsx";
import { emptyTextFor, suggestionsFor } from "./suggestions.ts";
import { WindowLine } from "./window-line.tsx";

interface PersonPhoneProps {
  person: Person;
  world: Snapshot;
  /** False: another phone is in front. */
  isOnScreen: boolean;
}

/** One person's phone: the chat with the OA, and the Mini App over it. */
export function PersonPhone({ person, world, isOnScreen }: PersonPhoneProps) {
  const run = useCommand();
  const [chosenOaId, setOaId] = useState("");
  const [frame, setFrame] = useState<MiniAppFrame>();
  const miniAppButton = useRef<HTMLButtonElement>(null);
  const oaId = chosenOaId || (person.contacts[0]?.oaId ?? world.oas[0]?.id ?? "");
  const contact = person.contacts.find((known) => known.oaId === oaId);
  const conversation = world.conversations.find((known) => known.id === contact?.userId);
  useSeen(isOnScreen ? conversation : undefined, contact, person.id);

  return (
    <section className="phone" aria-label={`Điện thoại của ${person.displayName}`} data-wide={frame !== undefined}>
      <Owner avatarUrl={person.avatarUrl} name={person.displayName} about={person.description} />
      <div className="screen">
        <div className="bar">
          <OaName oas={world.oas} oaId={oaId} onChoose={setOaId} />
          <button
            type="button"
            className="bar-button"
            ref={miniAppButton}
            onClick={() => run(control.openMiniApp(person.id, oaId).then(setFrame))}
          >
            <Icon name="app" /> Mini App
          </button>
          <PhoneMenu person={person} oaId={oaId} contact={contact} />
        </div>
        <WindowLine contact={contact} clock={world.clock} />
        <ChatScreen
          conversationId={contact?.userId}
          messages={conversation?.messages ?? []}
          actorId={person.id}
          suggestions={suggestionsFor(person.description)}
          emptyText={emptyTextFor(person.description)}
          onMiniApp={setFrame}
        >
          <AwaitedAnswer newest={conversation?.messages.at(-1)} offsetMs={world.clock.offsetMs} />
        </ChatScreen>
        {frame && (
          <MiniApp
            frame={frame}
            owner={person.displayName}
            onClose={() => {
              setFrame(undefined);
              miniAppButton.current?.focus();
            }}
          />
        )}
      </div>
    </section>
  );
}

/** Looking at a message is what marks it as seen on a real phone. */
function useSeen(conversation: Conversation | undefined, contact: Contact | undefined, personId: string) {
  const newest = conversation?.messages.findLast(({ sender }) => sender.kind !== "person");
  const unseenId = newest && newest.delivery !== "seen" ? newest.id : undefined;
  const userId = contact?.userId;
  useEffect(() => {
    if (unseenId && userId && document.visibilityState === "visible") {
      control.markSeen(userId, personId).catch(() => undefined);
    }
  }, [unseenId, userId, personId]);
}
