import type { Contact, Person } from "../../../protocol.ts";
import { control } from "../control.ts";
import { Icon } from "../icon.tsx";
import { Menu, type MenuItem } from "../menu.tsx";
import { useCommand } from "../notice.tsx";

interface PhoneMenuProps {
  person: Person;
  oaId: string;
  contact: Contact | undefined;
}

/** What a person can do with the OA besides writing to it. */
export function PhoneMenu({ person, oaId, contact }: PhoneMenuProps) {
  const run = useCommand();
  const does = (action: Parameters<typeof control.personDoes>[1], done: string) =>
    run(control.personDoes(person.id, action, oaId), done);
  const info = { oaId, name: person.displayName, phone: person.phone, city: "Hà Tĩnh", ward: "Thạch Quý", address: "" };
  const items: MenuItem[] = [
    contact?.isFollower
      ? { title: "Bỏ quan tâm OA", act: () => does("unfollow", "Đã bỏ quan tâm.") }
      : { title: "Quan tâm OA", act: () => does("follow", "Đã quan tâm.") },
    { title: "Bấm nút “Nhắn tin” của OA", act: () => does("chatnow", "Đã bấm nút “Nhắn tin”.") },
    { title: "Gọi OA", act: () => does("call", "Đã gọi OA.") },
    {
      title: "Gửi thông tin liên hệ",
      act: () => run(control.shareContact(person.id, info), "Đã gửi tên và số điện thoại cho OA."),
    },
    { title: "Rút dữ liệu khỏi OA", act: () => does("withdraw", "Đã rút dữ liệu.") },
    { title: "Cán bộ trả lời tay tại OA", act: () => contact && run(answerByHand(contact)) },
    { title: "Cất điện thoại này", act: () => run(control.hidePerson(person.id)) },
  ];
  return <Menu label={`Việc khác của ${person.displayName}`} face={<Icon name="more" />} items={items} />;
}

function answerByHand(contact: Contact): Promise<unknown> {
  return control.sendAsStaff(contact.userId, "Chào anh/chị, tôi là cán bộ phường, tôi trả lời trực tiếp ạ.");
}
