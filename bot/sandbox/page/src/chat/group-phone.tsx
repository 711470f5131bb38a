import { useState } from "react";
import type { Group, Snapshot } from "../../../protocol.ts";
import { ChatScreen } from "./chat-screen.tsx";
import { Owner } from "./owner.tsx";

/** A team's group as one of its members sees it; who looks and speaks is chosen above. */
export function GroupPhone({ group, world }: { group: Group; world: Snapshot }) {
  const [chosen, setChosen] = useState("");
  const conversation = world.conversations.find((known) => known.id === group.id);
  const oa = world.oas.find((known) => known.id === group.oaId);
  const actor = group.members.find(({ personId }) => personId === chosen) ?? group.members[0];
  const isEnabled = group.status === "enabled";
  return (
    <section className="phone" aria-label={`Nhóm ${group.name}`}>
      <Owner avatarUrl={group.avatarUrl} name={group.name} about={`Nhóm Zalo, ${group.members.length} người và OA`} />
      <div className="screen">
        <div className="bar">
          <label className="speaker">
            <span>Bạn là</span>
            <select value={actor?.personId ?? ""} onChange={(event) => setChosen(event.target.value)}>
              {group.members.map(({ personId, name }) => (
                <option key={personId} value={personId}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        </div>
        <div className="window-line" data-window={isEnabled ? "free" : "closed"}>
          <p>{isEnabled ? "Gõ @OA trong tin để gọi OA" : "Gói nhóm đã hết hạn, OA không nhắn được"}</p>
        </div>
        <ChatScreen
          conversationId={actor && group.id}
          messages={conversation?.messages ?? []}
          actorId={actor?.personId ?? ""}
          suggestions={["@OA kết quả", "@OA báo cáo 4 vneid, 2 hs dvc"]}
          emptyText="Nhóm chưa có tin nhắn. Lời nhắc báo cáo và thông báo của phường sẽ hiện ở đây."
          mention={oa ? `[@${oa.id}]` : undefined}
        />
      </div>
    </section>
  );
}
