import type { MessageContent, Person } from "../../../protocol.ts";
import { control } from "../control.ts";
import { useCommand } from "../notice.tsx";

/** What a person can do besides typing. */
export function PhoneMenu({ person, oaId, isFollower }: { person: Person; oaId: string; isFollower: boolean }) {
  const run = useCommand();
  const contact = person.contacts.find((known) => known.oaId === oaId);
  const send = (content: MessageContent) => contact && run(control.send(contact.userId, person.id, content));
  const contactInfo = {
    oaId,
    name: person.displayName,
    phone: person.phone,
    city: "Hà Tĩnh",
    ward: "Phường Thạch Quý",
    address: "",
  };
  const items: readonly [string, () => void][] = [
    isFollower
      ? ["Bỏ quan tâm OA", () => run(control.personDoes(person.id, "unfollow", oaId))]
      : ["Quan tâm OA", () => run(control.personDoes(person.id, "follow", oaId))],
    ["Bấm nút “Nhắn tin”", () => run(control.personDoes(person.id, "chatnow", oaId))],
    ["Gửi tin thoại", () => send({ kind: "audio", url: "https://voice.zdn.vn/sandbox.m4a" })],
    ["Gửi nhãn dán", () => send({ kind: "sticker", stickerId: "1" })],
    [
      "Gửi vị trí",
      () => send({ kind: "location", latitude: 18.3428, longitude: 105.9057, address: "Thạch Quý, Hà Tĩnh" }),
    ],
    ["Gửi thông tin liên hệ", () => run(control.shareContact(person.id, contactInfo))],
    [
      "Nhân viên OA trả lời tay",
      () =>
        contact &&
        run(control.sendAsStaff(contact.userId, "Chào anh/chị, tôi là cán bộ phường, tôi trả lời trực tiếp ạ.")),
    ],
    ["Rút dữ liệu khỏi OA", () => run(control.personDoes(person.id, "withdraw", oaId))],
  ];
  return (
    <details className="menu">
      <summary aria-label={`Việc khác của ${person.displayName}`}>⋯</summary>
      <ul>
        {items.map(([title, act]) => (
          <li key={title}>
            <button
              type="button"
              className="menu-item"
              onClick={(event) => {
                event.currentTarget.closest("details")?.removeAttribute("open");
                act();
              }}
            >
              {title}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
