import type { Attachment } from "../../../protocol.ts";

/** An attachment as a phone shows it, in words where there is no picture. */
export function AttachmentView({ attachment }: { attachment: Attachment }) {
  switch (attachment.kind) {
    case "image":
    case "gif":
      return <img className="picture" src={attachment.url} alt="Ảnh trong tin nhắn" />;
    case "sticker":
      return <img className="sticker" src={attachment.url} alt="Nhãn dán" />;
    case "audio":
      return <p className="card">Tin thoại</p>;
    case "video":
      return <p className="card">Video {attachment.description}</p>;
    case "file":
      return (
        <p className="card">
          Tệp {attachment.name} ({Math.ceil(attachment.sizeBytes / 1024)} kB)
        </p>
      );
    case "location":
      return (
        <p className="card">
          Vị trí {attachment.latitude}, {attachment.longitude}
        </p>
      );
    case "link":
      return (
        <p className="card">
          <strong>{attachment.title}</strong>
          <br />
          {attachment.description}
          <br />
          <span className="address">{attachment.url}</span>
        </p>
      );
    case "businessCard":
      return (
        <p className="card">
          Danh thiếp {attachment.name}, {attachment.phone}
        </p>
      );
    case "requestInfo":
      return (
        <p className="card">
          <strong>{attachment.title}</strong>
          <br />
          {attachment.subtitle}
          <br />
          <span className="address">Trả lời bằng mục “Gửi thông tin liên hệ” trong trình đơn ⋯</span>
        </p>
      );
    case "list":
      return (
        <ul className="card">
          {attachment.elements.map((element) => (
            <li key={element.title}>
              <strong>{element.title}</strong> {element.subtitle}
            </li>
          ))}
        </ul>
      );
    case "article":
      return <p className="card">Bài viết {attachment.articleId}</p>;
    case "template":
      return <p className="card">{attachment.text || `Mẫu tin ${attachment.templateId}`}</p>;
  }
}
