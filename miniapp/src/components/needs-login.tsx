import type { ReactNode } from "react";
import { Link, useLocation } from "react-router-dom";
import { type Session, useSession } from "../session.tsx";
import { Failure, Loading } from "./notices.tsx";
import { Page } from "./page.tsx";

export type SignedIn = Extract<Session, { state: "signed_in" }>;

/** Shows what belongs to a person, or says in place why it cannot and what to do. */
export function NeedsLogin({ title, children }: { title: string; children: (session: SignedIn) => ReactNode }) {
  const { session, renew } = useSession();
  const { pathname } = useLocation();
  if (session.state === "signed_in") return <>{children(session)}</>;
  return (
    <Page title={title} back="/g">
      {session.state === "checking" ? (
        <Loading />
      ) : session.why?.retryHelps ? (
        <Failure failure={session.why} onRetry={() => void renew()} />
      ) : (
        <section className="card">
          <h2>Phần này dành cho thành viên tổ</h2>
          <p>{session.why?.message ?? "Đăng nhập để báo cáo và xem số liệu của tổ."}</p>
          <Link to={`/login?den=${encodeURIComponent(pathname)}`} className="button button-main">
            Đăng nhập
          </Link>
          <Link to="/g" className="button">
            Xem hướng dẫn
          </Link>
        </section>
      )}
    </Page>
  );
}
