import { useParams, useSearchParams } from "react-router-dom";
import { readCommuneDoor } from "../api/members.ts";
import { CopyText } from "../components/copy-text.tsx";
import { Icon } from "../components/icon.tsx";
import { Failure, Loading } from "../components/notices.tsx";
import { Page } from "../components/page.tsx";
import { useFresh } from "../use-fresh.ts";
import { isInsideZalo, openOaChat } from "../zalo.ts";
import { NotFoundPage } from "./not-found.tsx";

/** Codes as we make them; anything else in the address is not ours to repeat. */
const CODE = /^[A-Z]{1,4}-\d{4,6}$/;

/** Where a team's QR code leads: how to get in, in two steps. Opens no door by itself: the chat asks for consent. */
export function JoinPage() {
  const code = useParams().code?.toUpperCase() ?? "";
  const communeId = Number(useSearchParams()[0].get("xa"));
  return CODE.test(code) && communeId > 0 ? <Steps code={code} communeId={communeId} /> : <NotFoundPage />;
}

function Steps({ code, communeId }: { code: string; communeId: number }) {
  const { data, failure, reload } = useFresh(`door:${communeId}`, () => readCommuneDoor(communeId));
  const say = `đăng ký ${code}`;
  return (
    <Page title="Vào tổ công nghệ số" lead={data?.name} safety>
      {data === undefined && (failure ? <Failure failure={failure} onRetry={reload} /> : <Loading />)}
      {data && (
        <>
          <section className="card">
            <h2>1. Chép câu này</h2>
            <CopyText text={say} label="Chép câu" />
          </section>
          <section className="card">
            <h2>2. Gửi cho Zalo của {inSentence(data.name)}</h2>
            {data.oaId ? (
              <OpenChat oaId={data.oaId} say={say} />
            ) : (
              <p>Tìm tên xã, phường trong Zalo rồi gửi câu trên.</p>
            )}
          </section>
          <section className="card quiet">
            <h2>3. Đọc điều khoản, bấm Đồng ý</h2>
            <p>Đồng ý rồi mới vào tổ. Tổ trưởng được báo để xác nhận đúng người.</p>
          </section>
        </>
      )}
    </Page>
  );
}

/** "Phường Thạch Quý" → "phường Thạch Quý": the kind of unit is capital only at the start of a sentence. */
function inSentence(communeName: string): string {
  return communeName.charAt(0).toLocaleLowerCase("vi") + communeName.slice(1);
}

/** Inside Zalo the words are filled in; in a browser the chat opens empty. */
function OpenChat({ oaId, say }: { oaId: string; say: string }) {
  if (isInsideZalo()) {
    return (
      <button type="button" className="button button-main" onClick={() => void openOaChat(oaId, say)}>
        <Icon name="message" />
        Mở Zalo và gửi
      </button>
    );
  }
  return (
    <a className="button button-main" href={`https://zalo.me/${oaId}`}>
      <Icon name="message" />
      Mở Zalo của xã, phường
    </a>
  );
}
