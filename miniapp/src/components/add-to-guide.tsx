import { useState } from "react";
import { Link } from "react-router-dom";
import type { UnansweredGroup } from "../../../shared/api/content.ts";
import { readGuideShelf } from "../api/content.ts";
import { questionSearch } from "../question-search.ts";
import { useKept } from "../use-kept.ts";
import { SelectField } from "./form-fields.tsx";
import { Notice } from "./notices.tsx";

interface AddToGuideProps {
  group: UnansweredGroup;
  token: string;
  communeId: number;
  onClose: () => void;
}

/** The answer is there already, under other words: chooses the guide, among whose names the questions are then put. */
export function AddToGuide({ group, token, communeId, onClose }: AddToGuideProps) {
  const { data, failure } = useKept(`guide-shelf:${communeId}`, () => readGuideShelf(token, communeId));
  const [slug, setSlug] = useState("");
  if (!data) return failure ? <Notice tone="bad">{failure.message}</Notice> : <p>Đang tải các bài…</p>;
  const guides = data.guides.filter(({ state }) => state === "published");
  return (
    <>
      <SelectField
        label="Bài nào trả lời câu này?"
        value={slug}
        options={[
          { value: "", label: "Chọn bài" },
          ...guides.map(({ slug, title }) => ({ value: slug, label: title })),
        ]}
        onChange={setSlug}
      />
      <div className="buttons">
        {slug && (
          <Link to={`/s/guides/${slug}?${questionSearch(group)}`} className="button button-main">
            Thêm cách hỏi vào bài này
          </Link>
        )}
        <button type="button" className="button" onClick={onClose}>
          Quay lại
        </button>
      </div>
    </>
  );
}
