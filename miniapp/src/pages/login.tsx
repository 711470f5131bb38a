import { useCallback, useEffect, useState } from "react";
import { Link, Navigate, useSearchParams } from "react-router-dom";
import type { LoginCode } from "../../../shared/api/session.ts";
import { CallFailed } from "../api/client.ts";
import { askLoginCode, logInWithCode } from "../api/sessions.ts";
import { Loading } from "../components/notices.tsx";
import { Page } from "../components/page.tsx";
import { useSession } from "../session.tsx";
import { isInsideZalo } from "../zalo.ts";

const ASK_EVERY_MS = 2_500;

/** Inside Zalo the phone says who this is; at a desk a code sent by chat does. */
export function LoginPage() {
  const { session } = useSession();
  const [address] = useSearchParams();
  if (session.state === "signed_in") return <Navigate to={pathOf(address.get("den"))} replace />;
  return (
    <Page title="Đăng nhập" lead="Dành cho thành viên tổ và cán bộ" back="/">
      {isInsideZalo() ? <WithZalo /> : <WithCode />}
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

function WithCode() {
  const { enter } = useSession();
  const [code, setCode] = useState<LoginCode>();
  const [failure, setFailure] = useState<CallFailed>();

  const begin = useCallback(() => {
    setFailure(undefined);
    setCode(undefined);
    askLoginCode().then(setCode).catch(rememberIn(setFailure));
  }, []);
  useEffect(begin, [begin]);

  useEffect(() => {
    if (code === undefined) return;
    let timer: number | undefined;
    const ask = async () => {
      try {
        const answer = await logInWithCode(code.wait);
        if (answer.state === "done") return enter(answer);
      } catch (error) {
        const isOver = !(error instanceof CallFailed) || !error.retryHelps;
        if (isOver) return rememberIn(setFailure)(error);
      }
      if (timer !== -1) timer = window.setTimeout(() => void ask(), ASK_EVERY_MS);
    };
    timer = window.setTimeout(() => void ask(), ASK_EVERY_MS);
    return () => {
      window.clearTimeout(timer);
      timer = -1;
    };
  }, [code, enter]);

  if (failure) {
    return (
      <section className="card">
        <p role="alert">{failure.message}</p>
        <button type="button" className="button button-main" onClick={begin}>
          Lấy mã mới
        </button>
      </section>
    );
  }
  if (code === undefined) return <Loading what="Đang lấy mã…" />;
  return (
    <section className="card login-code">
      <ol className="lines">
        <li>Mở Zalo trên điện thoại, vào trang Zalo của xã, phường.</li>
        <li>Nhắn đúng dòng này:</li>
      </ol>
      <p className="code">
        đăng nhập <strong>{code.code}</strong>
      </p>
      <p role="status" className="waiting">
        Đang chờ tin nhắn… Nhắn xong, bấm “Đúng là tôi” trong Zalo thì trang này tự mở. Mã dùng trong 10 phút.
      </p>
      <p className="small">Chỉ nhắn mã này cho Zalo của xã. Không đưa cho người khác.</p>
    </section>
  );
}

function rememberIn(setFailure: (failure: CallFailed) => void) {
  return (error: unknown) => {
    if (!(error instanceof CallFailed)) throw error;
    setFailure(error);
  };
}
