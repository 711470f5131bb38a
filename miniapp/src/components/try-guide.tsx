import { useEffect, useMemo, useState } from "react";
import type { EditableGuide, GuideDefinition } from "../../../shared/api/content.ts";
import { TextField } from "./form-fields.tsx";

type Finder = typeof import("../../../shared/understanding/search-guides.ts");

interface TryGuideProps {
  guide: GuideDefinition;
  slug: string;
  all: readonly EditableGuide[];
  /** A question it is to answer, tried first. */
  asked?: string | undefined;
}

/** How the guide will look, and whether a question in a resident's words leads to it. */
export function TryGuide({ guide, slug, all, asked }: TryGuideProps) {
  return (
    <div className="stack">
      <section className="card">
        <h2>Xem trước</h2>
        <h3>{guide.title || "Tên việc"}</h3>
        <ol className="all-steps">
          {guide.steps.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ol>
      </section>
      <TryQuestion guide={guide} slug={slug} all={all} asked={asked} />
    </div>
  );
}

function TryQuestion({ guide, slug, all, asked = "" }: TryGuideProps) {
  const [finder, setFinder] = useState<Finder>();
  const [question, setQuestion] = useState(asked);
  useEffect(() => {
    // A miss is tried again when the page is opened again; the form itself needs no finder.
    import("../../../shared/understanding/search-guides.ts").then(setFinder).catch(() => undefined);
  }, []);
  const others = useMemo(() => all.filter((known) => known.slug !== slug && known.state === "published"), [all, slug]);
  const library = useMemo(() => [...others, { ...guide, slug }], [others, guide, slug]);
  const index = useMemo(() => finder?.buildGuideIndex(library), [finder, library]);
  const found = index && finder && question.trim() !== "" ? finder.searchGuides(index, question) : undefined;
  const title = (wanted: string) => library.find((known) => known.slug === wanted)?.title;
  return (
    <section className="card">
      <h2>Thử một câu hỏi</h2>
      <TextField label="Bà con hỏi" maxLength={300} value={question} onChange={setQuestion} />
      <div aria-live="polite">
        {found && found.slugs.length === 0 && <p>Chưa tìm thấy hướng dẫn nào. Thêm cách hỏi này vào danh sách.</p>}
        {found && found.slugs.length > 0 && (
          <>
            <p>{found.confident ? "Bà con nhận ngay:" : "Bà con được chọn trong:"}</p>
            <ol className="plain-list">
              {found.slugs.map((wanted) => (
                <li key={wanted}>
                  {wanted === slug ? <strong>{title(wanted) || "Hướng dẫn này"}</strong> : title(wanted)}
                </li>
              ))}
            </ol>
          </>
        )}
      </div>
    </section>
  );
}
