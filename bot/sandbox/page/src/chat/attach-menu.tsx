import { useRef } from "react";
import type { MessageContent } from "../../../protocol.ts";
import { Icon } from "../icon.tsx";
import { Menu } from "../menu.tsx";
import { voiceSample } from "./send-files.ts";

interface AttachMenuProps {
  disabled: boolean;
  onFiles: (files: readonly File[]) => void;
  onContent: (content: MessageContent) => void;
}

/** Everything that can be sent besides text. */
export function AttachMenu({ disabled, onFiles, onContent }: AttachMenuProps) {
  const input = useRef<HTMLInputElement>(null);
  function pick(accept: string) {
    if (!input.current) return;
    input.current.accept = accept;
    input.current.click();
  }
  return (
    <>
      <Menu
        className="attach"
        label="Gửi ảnh, tệp và thứ khác"
        face={<Icon name="add" />}
        disabled={disabled}
        items={[
          { title: "Ảnh (kèm chữ đang gõ)", act: () => pick("image/*") },
          { title: "Tệp, video, âm thanh", act: () => pick("") },
          { title: "Tin thoại mẫu", act: () => onFiles([voiceSample()]) },
          {
            title: "Vị trí",
            act: () =>
              onContent({ kind: "location", latitude: 18.3428, longitude: 105.9057, address: "Thạch Quý, Hà Tĩnh" }),
          },
          { title: "Nhãn dán", act: () => onContent({ kind: "sticker", stickerId: "46990" }) },
          {
            title: "Danh thiếp",
            act: () => onContent({ kind: "businessCard", name: "Trần Văn Dũng", phone: "84900000102" }),
          },
          {
            title: "Liên kết",
            act: () => onContent({ kind: "link", url: "https://vneid.gov.vn/", title: "Ứng dụng VNeID" }),
          },
        ]}
      />
      <input
        ref={input}
        className="hidden"
        type="file"
        multiple
        tabIndex={-1}
        aria-label="Chọn ảnh hoặc tệp để gửi"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
    </>
  );
}
