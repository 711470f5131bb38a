import { Link } from "react-router-dom";
import { Icon } from "./icon.tsx";

/** At the foot of every home page. */
export function PrivacyLink() {
  return (
    <Link to="/p" className="text-link privacy-link">
      <Icon name="lock" />
      Dữ liệu của tôi và quyền riêng tư
    </Link>
  );
}
