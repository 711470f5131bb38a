import { Link } from "react-router-dom";
import { Icon } from "../components/icon.tsx";
import { Page } from "../components/page.tsx";
import { TextSizeChoice } from "../components/text-size-choice.tsx";
import { roleNames, unitRoleNames } from "../role-words.ts";
import { useSession } from "../session.tsx";

/** Who the app takes me for, how big the letters are, and what is mine to ask for. */
export function MePage() {
  const { session, leave } = useSession();
  if (session.state !== "signed_in") {
    return (
      <Page title="Của tôi" back="/">
        <section className="card">
          <p>Anh/chị chưa đăng nhập.</p>
          <Link to="/login" className="button button-main">
            Đăng nhập
          </Link>
        </section>
        <TextSizeChoice />
      </Page>
    );
  }
  const { name, teams, units, commune } = session.me;
  return (
    <Page title={name ?? "Của tôi"} lead={commune.name}>
      <section className="card">
        <h2>Vai trò</h2>
        <ul className="lines">
          {units.map((unit) => (
            <li key={unit.id}>
              <Link to={`/o/${unit.id}`}>{unit.name}</Link>: {unitRoleNames[unit.role]}
            </li>
          ))}
          {teams.map((team) => (
            <li key={team.id}>
              <Link to={`/t/${team.id}`}>{team.name}</Link>: {roleNames[team.role]}
            </li>
          ))}
          {units.length + teams.length === 0 && <li>Người dân</li>}
        </ul>
      </section>
      <Link to="/a" className="row">
        <span>Thông báo gửi tới tôi</span>
        <Icon name="next" />
      </Link>
      {units.length + teams.length > 0 && (
        <Link to="/h" className="row">
          <span>Bà con đang chờ giúp</span>
          <Icon name="next" />
        </Link>
      )}
      <Link to="/h/mine" className="row">
        <span>Yêu cầu của tôi</span>
        <Icon name="next" />
      </Link>
      <Link to="/p" className="row">
        <span>Dữ liệu của tôi, dừng nhận tin</span>
        <Icon name="next" />
      </Link>
      <TextSizeChoice />
      <button type="button" className="button button-wide" onClick={leave}>
        Đăng xuất
      </button>
    </Page>
  );
}
