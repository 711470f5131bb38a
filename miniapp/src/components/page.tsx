import { type ReactNode, useEffect, useRef } from "react";
import { useLocation, useNavigate } from "react-router-dom";
import { Icon } from "./icon.tsx";
import { SafetyLine } from "./safety-line.tsx";

interface PageProps {
  title: string;
  /** A second line under the title. */
  lead?: ReactNode;
  /** Where "Quay lại" leads when the app was opened right here; without it there is no such button. */
  back?: string;
  /** Officers' pages use the whole width of a desk screen. */
  wide?: boolean;
  /** Residents' pages never let the reader forget what thieves ask for. */
  safety?: boolean;
  children: ReactNode;
}

/** The frame of every page: title, way back, content. */
export function Page({ title, lead, back, wide = false, safety = false, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { key, pathname } = useLocation();

  useEffect(() => {
    document.title = `${title} – Tổ Số`;
  }, [title]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page starts at its top, read aloud from its title.
  useEffect(() => {
    if (key === "default") return;
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [pathname]);

  return (
    <>
      <header className="top">
        <div className={wide ? "top-inner top-wide" : "top-inner"}>
          {back !== undefined && <BackButton to={back} />}
          <div className="top-text">
            <h1 ref={heading} tabIndex={-1}>
              {title}
            </h1>
            {lead !== undefined && <p>{lead}</p>}
          </div>
        </div>
      </header>
      {safety && <SafetyLine />}
      <main className={wide ? "page page-wide" : "page"}>{children}</main>
    </>
  );
}

function BackButton({ to }: { to: string }) {
  const navigate = useNavigate();
  const { key } = useLocation();
  // "default" is the first page of this visit: there is nothing of ours to go back to.
  const goBack = () => (key === "default" ? navigate(to, { replace: true }) : navigate(-1));
  return (
    <button type="button" className="top-back" onClick={goBack} aria-label="Quay lại">
      <Icon name="back" />
    </button>
  );
}
