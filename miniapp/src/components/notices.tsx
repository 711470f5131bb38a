import type { ReactNode } from "react";
import { Link } from "react-router-dom";
import { formatInstant } from "../../../shared/calendar/format.ts";
import type { CallFailed } from "../api/client.ts";
import { Icon } from "./icon.tsx";
import type { IconName } from "./icon-shapes.ts";

/** Waiting, named for those who cannot see it. */
export function Loading({ what = "Đang mở…" }: { what?: string }) {
  return (
    <div className="loading" role="status">
      <span className="loading-bars" aria-hidden="true" />
      <span>{what}</span>
    </div>
  );
}

export type Tone = "plain" | "good" | "warn" | "bad";
const iconOf: Record<Tone, IconName> = { plain: "help", good: "check", warn: "alert", bad: "alert" };

export function Notice({ tone = "plain", children }: { tone?: Tone; children: ReactNode }) {
  return (
    <div className={`notice notice-${tone}`}>
      <Icon name={iconOf[tone]} />
      <div>{children}</div>
    </div>
  );
}

/** Where to go on from something that is not there: the list it would stand in. */
export interface WayOn {
  to: string;
  label: string;
}

/** From what belongs to nobody's list. */
export const toHome: WayOn = { to: "/", label: "Về trang đầu" };

interface FailureProps {
  failure: CallFailed;
  onRetry: () => void;
  /** For when trying again does not help. */
  wayOn?: WayOn | undefined;
}

/** A call that brought nothing: what happened, and the one thing to do. */
export function Failure({ failure, onRetry, wayOn }: FailureProps) {
  if (!failure.retryHelps && wayOn) return <NotThere wayOn={wayOn}>{failure.message}</NotThere>;
  return (
    <div className="failure" role="alert">
      <Icon name="alert" />
      <p>{failure.message}</p>
      {failure.retryHelps && (
        <button type="button" className="button" onClick={onRetry}>
          Thử lại
        </button>
      )}
    </div>
  );
}

/** What an address names is not there, or not this person's. */
export function NotThere({ children, wayOn }: { children: ReactNode; wayOn: WayOn }) {
  return (
    <div className="failure" role="alert">
      <Icon name="alert" />
      <p>{children}</p>
      <Link to={wayOn.to} replace className="button button-main">
        {wayOn.label}
      </Link>
    </div>
  );
}

/** Beside old data: that it is old, and from when. */
export function OldCopy({ failure, asOf, onRetry }: { failure: CallFailed; asOf: string; onRetry: () => void }) {
  return (
    <div className="notice notice-warn" role="status">
      <Icon name="cloud" />
      <div>
        <p>
          {failure.code === "offline" ? "Không có mạng." : "Chưa tải được bản mới."} Đang xem bản lúc{" "}
          {formatInstant(new Date(asOf))}.
        </p>
        <button type="button" className="link-button" onClick={onRetry}>
          Tải lại
        </button>
      </div>
    </div>
  );
}
