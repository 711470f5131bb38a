import type { ReactNode } from "react";
import type { Attachment } from "../../../protocol.ts";
import { Icon } from "../icon.tsx";

/** What a message carries besides text: pictures as a grid, everything else as a card. */
export function Attachments({ attachments }: { attachments: readonly Attachment[] }) {
  const pictures = attachments.filter(({ kind }) => kind === "image" || kind === "gif");
  const others = attachments.filter(({ kind }) => kind !== "image" && kind !== "gif");
  return (
    <>
      {pictures.length > 0 && (
        <div className="pictures" data-many={pictures.length > 1}>
          {pictures.map((picture, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: attachments of a sent message never change order
            <Picture key={place} picture={picture} />
          ))}
        </div>
      )}
      {others.map((attachment, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <AttachmentView key={place} attachment={attachment} />
      ))}
    </>
  );
}

function Picture({ picture }: { picture: Attachment }) {
  if (picture.kind !== "image" && picture.kind !== "gif") return null;
  return (
    <a className="picture" href={picture.url} target="_blank" rel="noopener noreferrer">
      <img src={picture.url} alt="Ảnh trong tin nhắn" />
    </a>
  );
}

function Card({ icon, children }: { icon?: Parameters<typeof Icon>[0]["name"]; children: ReactNode }) {
  return (
    <div className="card">
      {icon && <Icon name={icon} />}
      <div>{children}</div>
    </div>
  );
}

function AttachmentView({ attachment }: { attachment: Attachment }) {
  switch (attachment.kind) {
    case "image":
    case "gif":
      return null;
    case "sticker":
      return <Card icon="smile">Nhãn dán số {attachment.stickerId}</Card>;
    case "audio":
      return (
        <Card icon="voice">
          Tin thoại
          {/* biome-ignore lint/a11y/useMediaCaption: nobody has written down what was said */}
          <audio controls preload="none" src={attachment.url} />
        </Card>
      );
    case "video":
      return (
        <Card icon="file">
          <a href={attachment.url} target="_blank" rel="noopener noreferrer">
            Video
          </a>{" "}
          {attachment.description}
        </Card>
      );
    case "file":
      return (
        <Card icon="file">
          <a href={attachment.url} target="_blank" rel="noopener noreferrer">
            {attachment.name}
          </a>{" "}
          <small>{Math.ceil(attachment.sizeBytes / 1024)} kB</small>
        </Card>
      );
    case "location":
      return (
        <Card icon="place">
          Vị trí {attachment.latitude}, {attachment.longitude}
        </Card>
      );
    case "link":
      return (
        <Card icon="out">
          <strong>{attachment.title || attachment.url}</strong>
          {attachment.description && <p>{attachment.description}</p>}
        </Card>
      );
    case "businessCard":
      return (
        <Card icon="card">
          <strong>{attachment.name}</strong> <small>{attachment.phone}</small>
        </Card>
      );
    case "requestInfo":
      return (
        <Card icon="card">
          <strong>{attachment.title}</strong>
          <p>{attachment.subtitle}</p>
          <small>Trả lời bằng mục “Gửi thông tin liên hệ” trong trình đơn của điện thoại.</small>
        </Card>
      );
    case "list":
      return (
        <ul className="card-list">
          {attachment.elements.map((element) => (
            <li key={element.title}>
              <strong>{element.title}</strong> {element.subtitle}
            </li>
          ))}
        </ul>
      );
    case "article":
      return <Card icon="file">Bài viết {attachment.articleId}</Card>;
    case "template":
      return <Card icon="file">{attachment.text || `Mẫu tin ${attachment.templateId}`}</Card>;
  }
}
