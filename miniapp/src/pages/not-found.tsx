import { Link } from "react-router-dom";
import { Page } from "../components/page.tsx";

export function NotFoundPage() {
  return (
    <Page title="Không có trang này" back="/">
      <section className="card">
        <p>Đường dẫn này không mở được trang nào.</p>
        <Link to="/" replace className="button button-main">
          Về trang đầu
        </Link>
      </section>
    </Page>
  );
}
