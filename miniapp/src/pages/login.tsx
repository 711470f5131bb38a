import { useCallback, useEffect, useState } from "react";
import { Link, Navigate, useSearchParams } from "react-router-dom";
import type { LoginCode, ZaloLoginOutcome } from "../../../shared/api/session.ts";
import { CallFailed } from "../api/client.ts";
import { askLoginCode, logInWithCode } from "../api/sessions.ts";
import { type BegunLogin, keepBegunLogin, readBegunLogin } from "../begun-login.ts";
import { Loading } from "../components/notices.tsx";
import { Page } from "../components/page.tsx";
import { useSession } from "../session.tsx";
import { isInsideZalo } from "../zalo.ts";

const ASK_EVERY_MS = 2_500;

/** Inside Zalo the phone says who this is; at a desk Zalo's permission page does, or a code sent by chat. */
export function LoginPage() {
  const { session } = useSession();
  const [address] = useSearchParams();
  const [begun] = useState(readBegunLogin);
  const wanted = address.get("den") ?? (address.has("zalo") ? (begun?.wanted ?? null) : null);
  if (session.state === "signed_in") return <Navigate to={pathOf(wanted)} replace />;
  return (
    <Page title="Đăng nhập" lead="Dành cho thành viên tổ và cán bộ" back="/">
      {isInsideZalo() ? <WithZalo /> : <AtADesk begun={begun} wanted={wanted} />}
      <p>
        Hướng dẫn cho bà con thì không cần đăng nhập. <Link to="/g">Xem hướng dẫn</Link>
      </p>
    </Page>
  );
}

/** Only places of ours: an address from outside must not lead the person away after the login. */
function pathOf(wanted: string | null): string {
  return wanted !== null && /^\/(?!\/)[\w/-]*$/.test(wanted) ? wanted : "/";
}

function WithZalo() {
  const { session, renew } = useSession();
  const [isAsking, setAsking] = useState(false);
  const ask = () => {
    setAsking(true);
    void renew().finally(() => setAsking(false));
  };
  if (isAsking || session.state === "checking") return <Loading what="Đang hỏi Zalo…" />;
  const why = session.state === "guest" ? session.why : undefined;
  return (
    <section className="card">
      <h2>Chưa vào được</h2>
      <p>{why?.message ?? "Zalo chưa cho biết đây là ai."}</p>
      <p>
        Muốn vào tổ: nhắn cho Zalo của xã <strong>đăng ký</strong> và mã của tổ.
      </p>
      <button type="button" className="button button-main" onClick={ask}>
        Thử lại
      </button>
    </section>
  );
}

/** How Zalo's permission page was left, and what to do now. */
const AFTER_ZALO: Record<ZaloLoginOutcome, string> = {
  xong: "Zalo đã xác nhận. Anh/chị quay lại trang đã mở lúc đầu, trang đó tự vào.",
  "tu-choi": "Anh/chị chưa cho phép ở Zalo nên chưa vào được. Bấm “Đăng nhập bằng Zalo” lần nữa, hoặc nhắn mã.",
  "het-han": "Lần đăng nhập đó đã hết hạn hoặc mở từ trình duyệt khác. Bấm “Đăng nhập bằng Zalo” lần nữa.",
  "chua-dang-ky":
    "Zalo này chưa đăng ký với xã, phường. Nhắn cho Zalo của xã: đăng ký và mã của tổ, rồi đăng nhập lại.",
  "zalo-ban": "Chưa hỏi được Zalo. Chờ một phút rồi bấm “Đăng nhập bằng Zalo” lần nữa.",
  "zalo-tu-choi": "Zalo không nhận lần đăng nhập này. Bấm “Đăng nhập bằng Zalo” lần nữa; vẫn không được thì nhắn mã.",
};

function AtADesk({ begun, wanted }: { begun: BegunLogin | undefined; wanted: string | null }) {
  const [address] = useSearchParams();
  const outcome = address.get("zalo");
  const returned = outcome === "xong" ? begun?.code : undefined;
  const [code, setCode] = useState(returned);
  const [failure, setFailure] = useState<CallFailed>();

  const begin = useCallback(() => {
    setFailure(undefined);
    setCode(undefined);
    askLoginCode()
      .then((fresh) => {
        keepBegunLogin({ code: fresh, wanted });
        setCode(fresh);
      })
      .catch(rememberIn(setFailure));
  }, [wanted]);
  useEffect(() => {
    if (returned === undefined) begin();
  }, [begin, returned]);
  useWaiting(code, returned === undefined ? ASK_EVERY_MS : 0, setFailure);

  if (failure) {
    return (
      <section className="card">
        <p role="alert">{failure.message}</p>
        <button type="button" className="button button-main" onClick={begin}>
          Thử lại
        </button>
      </section>
    );
  }
  if (code === undefined) return <Loading what="Đang chuẩn bị đăng nhập…" />;
  if (code === returned) return <Loading what="Đang vào…" />;
  const after = outcome !== null && outcome in AFTER_ZALO ? AFTER_ZALO[outcome as ZaloLoginOutcome] : undefined;
  return (
    <>
      <section className="card">
        {after && <p role="alert">{after}</p>}
        <a className="button button-main button-wide" href={code.zaloUrl}>
          Đăng nhập bằng Zalo
        </a>
        <p className="small">Trang của Zalo mở ra, anh/chị bấm cho phép rồi tự quay lại đây.</p>
      </section>
      <ByChat code={code.code} />
    </>
  );
}

/** Asks until somebody agreed, at Zalo or by chat. */
function useWaiting(code: LoginCode | undefined, firstMs: number, fail: (failure: CallFailed) => void) {
  const { enter } = useSession();
  useEffect(() => {
    if (code === undefined) return;
    let timer: number | undefined;
    const ask = async () => {
      try {
        const answer = await logInWithCode(code.wait);
        if (answer.state === "done") {
          keepBegunLogin(undefined);
          return enter(answer);
        }
      } catch (error) {
        const isOver = !(error instanceof CallFailed) || !error.retryHelps;
        if (isOver) return rememberIn(fail)(error);
      }
      if (timer !== -1) timer = window.setTimeout(() => void ask(), ASK_EVERY_MS);
    };
    timer = window.setTimeout(() => void ask(), firstMs);
    return () => {
      window.clearTimeout(timer);
      timer = -1;
    };
  }, [code, enter, firstMs, fail]);
}

function ByChat({ code }: { code: string }) {
  return (
    <section className="card">
      <details>
        <summary>Cách khác: nhắn mã qua Zalo</summary>
        <div className="stack">
          <ol className="lines">
            <li>Mở Zalo trên điện thoại, vào trang Zalo của xã, phường.</li>
            <li>Nhắn đúng dòng này:</li>
          </ol>
          <p className="code">
            đăng nhập <strong>{code}</strong>
          </p>
          <p role="status" className="waiting">
            Đang chờ tin nhắn… Nhắn xong, bấm “Đúng là tôi” trong Zalo thì trang này tự mở. Mã dùng trong 10 phút.
          </p>
          <p className="small">Chỉ nhắn mã này cho Zalo của xã. Không đưa cho người khác.</p>
        </div>
      </details>
    </section>
  );
}

function rememberIn(setFailure: (failure: CallFailed) => void) {
  return (error: unknown) => {
    if (!(error instanceof CallFailed)) throw error;
    setFailure(error);
  };
}
