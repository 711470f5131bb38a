import { Icon } from "./icon.tsx";

/** On every page for residents: who asks for these is a thief. */
export function SafetyLine() {
  return (
    <aside className="safety-line" aria-label="Giữ an toàn">
      <p>
        <Icon name="shield" />
        <span>Không đưa mã OTP, mật khẩu, số căn cước cho bất kỳ ai.</span>
      </p>
    </aside>
  );
}
