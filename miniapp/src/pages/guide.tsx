import { useEffect, useState } from "react";
import { Link, useParams, useSearchParams } from "react-router-dom";
import type { GuidePage } from "../../../shared/api/guide.ts";
import { formatDay } from "../../../shared/calendar/format.ts";
import { Icon } from "../components/icon.tsx";
import { Failure, Loading } from "../components/notices.tsx";
import { Page } from "../components/page.tsx";
import { PersonToAsk } from "../components/person-to-ask.tsx";
import { TextSizeButton } from "../components/text-size-choice.tsx";
import { useGuideBook } from "../guide-book.ts";
import { useReadAloud } from "../read-aloud.ts";

/** One guide: a step at a time, or all of them on one page. */
export function GuideReader() {
  const { slug } = useParams();
  const { data: book, failure, reload } = useGuideBook();
  const guide = book?.guides.find((known) => known.slug === slug);
  if (guide !== undefined) return <Steps key={guide.slug} guide={guide} />;
  return (
    <Page title="Hướng dẫn" back="/g">
      {book !== undefined ? <NoSuchGuide /> : failure ? <Failure failure={failure} onRetry={reload} /> : <Loading />}
    </Page>
  );
}

function NoSuchGuide() {
  return (
    <section className="card">
      <h2>Không có hướng dẫn này</h2>
      <p>Có thể hướng dẫn đã đổi tên.</p>
      <Link to="/g" replace className="button button-main">
        Xem tất cả hướng dẫn
      </Link>
    </section>
  );
}

/** The place in the guide stands in the address, so that nobody starts again after a call or a lost page. */
function Steps({ guide }: { guide: GuidePage }) {
  const [address, setAddress] = useSearchParams();
  const wanted = address.get("buoc") ?? "1";
  const isAll = wanted === "tat-ca";
  const last = guide.steps.length;
  const step = wanted === "xong" ? last + 1 : Math.min(Math.max(Number.parseInt(wanted, 10) || 1, 1), last);
  const show = (next: number | "tat-ca" | "xong") => {
    setAddress({ buoc: String(next) }, { replace: true });
    window.scrollTo(0, 0);
  };

  return (
    <Page title={guide.title} back="/g" safety>
      {step > last ? (
        <Done guide={guide} onAgain={() => show(1)} />
      ) : isAll ? (
        <AllSteps guide={guide} onOne={() => show(1)} onDone={() => show("xong")} />
      ) : (
        <OneStep
          guide={guide}
          step={step}
          onStep={(to) => show(to > last ? "xong" : to)}
          onAll={() => show("tat-ca")}
        />
      )}
      {step <= last && <NotWorking guide={guide} />}
    </Page>
  );
}

interface OneStepProps {
  guide: GuidePage;
  step: number;
  onStep: (step: number) => void;
  onAll: () => void;
}

function OneStep({ guide, step, onStep, onAll }: OneStepProps) {
  const last = guide.steps.length;
  const text = guide.steps[step - 1] ?? "";
  return (
    <section className="card step" aria-live="polite">
      <p className="step-count">
        Bước {step} <span>trong {last} bước</span>
      </p>
      <progress className="step-progress" value={step} max={last} aria-label={`Bước ${step} trong ${last}`} />
      <p className="step-text">{text}</p>
      <div className="step-buttons">
        <button type="button" className="button" disabled={step === 1} onClick={() => onStep(step - 1)}>
          <Icon name="back" />
          Trước
        </button>
        <button type="button" className="button button-main" onClick={() => onStep(step + 1)}>
          {step === last ? "Xong" : "Tiếp"}
          <Icon name={step === last ? "check" : "next"} />
        </button>
      </div>
      <div className="buttons">
        <ReadAloud key={step} text={text} />
        <TextSizeButton />
      </div>
      <button type="button" className="link-button" onClick={onAll}>
        Xem tất cả các bước
      </button>
    </section>
  );
}

function AllSteps({ guide, onOne, onDone }: { guide: GuidePage; onOne: () => void; onDone: () => void }) {
  return (
    <section className="card">
      <ol className="all-steps">
        {guide.steps.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ol>
      <div className="buttons">
        <ReadAloud text={guide.steps.join(". ")} />
        <TextSizeButton />
      </div>
      <button type="button" className="button button-main" onClick={onDone}>
        Xong
        <Icon name="check" />
      </button>
      <button type="button" className="link-button" onClick={onOne}>
        Xem từng bước một
      </button>
    </section>
  );
}

function ReadAloud({ text }: { text: string }) {
  const { canRead, isReading, read, stop } = useReadAloud();
  // The step was left: its words must not go on over the next one.
  useEffect(() => stop, [stop]);
  if (!canRead) return null;
  return (
    <button type="button" className="button" onClick={() => (isReading ? stop() : read(text))}>
      <Icon name={isReading ? "stop" : "sound"} />
      {isReading ? "Dừng đọc" : "Đọc to"}
    </button>
  );
}

function NotWorking({ guide }: { guide: GuidePage }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <section className={isOpen ? "card" : undefined}>
      <button type="button" className="button button-wide" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Icon name="help" />
        Chưa làm được
      </button>
      {isOpen && (
        <div className="help-text">
          <h2>Có người giúp tận tay</h2>
          <PersonToAsk help={guide.help} />
        </div>
      )}
    </section>
  );
}

function Done({ guide, onAgain }: { guide: GuidePage; onAgain: () => void }) {
  return (
    <>
      <section className="card done" role="status">
        <span className="done-mark">
          <Icon name="check" />
        </span>
        <h2>Đã xong các bước</h2>
        <p>Nếu bước nào chưa được, bà con xem lại hoặc gọi người của tổ.</p>
        <Link to="/g" replace className="button button-main">
          Xem hướng dẫn khác
        </Link>
        <button type="button" className="button" onClick={onAgain}>
          Xem lại từ đầu
        </button>
      </section>
      <section className="card">
        <h2>Cần người giúp?</h2>
        <PersonToAsk help={guide.help} />
      </section>
      <GoodToKnow title="Nên biết" lines={guide.notes} />
      <GoodToKnow title="Giữ an toàn" lines={guide.safety} />
      <Grounds guide={guide} />
    </>
  );
}

/** Who wants to check finds where it comes from; long addresses frighten everybody else. */
function Grounds({ guide: { sources = [], updatedOn, needsCheck } }: { guide: GuidePage }) {
  return (
    <section className="card quiet">
      <p className="small">
        Cập nhật ngày {formatDay(updatedOn)}.{needsCheck && " Màn hình trên máy bà con có thể hơi khác."}
      </p>
      {sources.length > 0 && (
        <details>
          <summary>Căn cứ, nguồn ({sources.length})</summary>
          <ul className="lines small">
            {sources.map((line) => (
              <li key={line}>{line.replace(/^https?:\/\/(?:www\.)?/, "")}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function GoodToKnow({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <section className="card">
      <h2>{title}</h2>
      <ul className="lines">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
