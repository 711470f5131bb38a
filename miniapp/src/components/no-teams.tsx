import { Link } from "react-router-dom";
import { Icon } from "./icon.tsx";

/** In the place of figures that nobody can send yet: where to begin. */
export function NoTeams({ mayImport }: { mayImport: boolean }) {
  return (
    <section className="card">
      <h2>Chưa có tổ nào</h2>
      <p>
        {mayImport
          ? "Đưa danh sách tổ và người vào bằng một bảng Excel, rồi gửi mã mời cho từng tổ."
          : "Cán bộ của xã, phường nhập danh sách tổ thì số liệu hiện ở đây."}
      </p>
      {mayImport && (
        <Link to="/s/import" className="button button-main own-width">
          <Icon name="upload" />
          Nhập danh sách
        </Link>
      )}
    </section>
  );
}
