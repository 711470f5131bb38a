import { Icon } from "./icon.tsx";

/** On every page for residents: who asks for these is a thief. */
export function SafetyLine() {
  return (
    <p className="safety-line">
      <Icon name="shield" />
      <span>Không đọc mã OTP, mật khẩu, số căn cước cho bất kỳ ai.</span>
    </p>
  );
}
