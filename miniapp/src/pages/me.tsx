import { Link } from "react-router-dom";
import { Icon } from "../components/icon.tsx";
import type { IconName } from "../components/icon-shapes.ts";
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
      <ul className="rows">
        <Way to="/a" icon="megaphone" label="Thông báo gửi tới tôi" />
        {units.length + teams.length > 0 && <Way to="/h" icon="heart" label="Bà con đang chờ giúp" />}
        <Way to="/h/mine" icon="help" label="Yêu cầu của tôi" />
        <Way to="/p" icon="lock" label="Dữ liệu của tôi, dừng nhận tin" />
      </ul>
      <TextSizeChoice />
      <button type="button" className="button button-wide" onClick={leave}>
        Đăng xuất
      </button>
    </Page>
  );
}

function Way({ to, icon, label }: { to: string; icon: IconName; label: string }) {
  return (
    <li>
      <Link to={to} className="row">
        <Icon name={icon} />
        <span className="row-text">{label}</span>
        <Icon name="next" />
      </Link>
    </li>
  );
}
