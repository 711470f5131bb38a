import { useSession } from "../session.tsx";

const USUAL_HELP =
  "Bà con gọi hoặc nhắn cho Tổ công nghệ số của thôn, tổ dân phố mình, hoặc đến Trung tâm Phục vụ hành chính công của xã, phường trong giờ làm việc.";

/** How to reach somebody who helps by hand. */
export function PersonToAsk({ help = USUAL_HELP }: { help?: string }) {
  const { session } = useSession();
  const contact = session.state === "signed_in" ? session.me.commune.contact : undefined;
  return (
    <>
      <p>{help}</p>
      {contact !== undefined && <p className="contact">{contact}</p>}
      <p>
        Hoặc nhắn cho Zalo của xã, phường: <strong>hỗ trợ</strong>
      </p>
    </>
  );
}
