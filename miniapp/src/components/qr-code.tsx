import type { JoinInvitation } from "../../../shared/api/members.ts";
import "../styles/people.css";

/** The free modules around a code, without which cameras do not find it. */
const QUIET = 4;

export function QrCode({ qr: { size, path }, label }: { qr: JoinInvitation["qr"]; label: string }) {
  const whole = size + 2 * QUIET;
  return (
    <svg
      className="qr"
      viewBox={`${-QUIET} ${-QUIET} ${whole} ${whole}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect x={-QUIET} y={-QUIET} width={whole} height={whole} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
