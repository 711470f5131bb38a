import type { Group, Snapshot } from "../../../protocol.ts";
import { ChatScreen } from "./chat-screen.tsx";

/** A team's group as one of its members sees it; who speaks is chosen at the box. */
export function GroupPhone({ group, world }: { group: Group; world: Snapshot }) {
  const conversation = world.conversations.find((known) => known.id === group.id);
  const oa = world.oas.find((known) => known.id === group.oaId);
  const senders = group.members.map(({ personId, name }) => ({ personId, name }));
  return (
    <section className="phone" aria-label={`Nhóm ${group.name}`}>
      <div className="owner">
        <img src={group.avatarUrl} alt="" width="36" height="36" />
        <div>
          <strong>{group.name}</strong>
          <span>
            Nhóm Zalo · {group.members.length} người và {oa?.name ?? "OA"}
          </span>
        </div>
      </div>
      <p className="window-state" data-window={group.status === "enabled" ? "free" : "closed"}>
        {group.status === "enabled" ? "Gõ @OA ở đầu tin để gọi OA" : "Gói nhóm hết hạn: OA không nhắn được"}
      </p>
      <ChatScreen
        conversationId={group.id}
        messages={conversation?.messages ?? []}
        senders={senders}
        viewerId={undefined}
        suggestions={["@OA kết quả", "@OA báo cáo 4 vneid, 2 hs dvc"]}
        mention={oa ? `[@${oa.id}]` : undefined}
      />
    </section>
  );
}
