import { useState } from "react";
import { useNavigate, useParams, useSearchParams } from "react-router-dom";
import type { EditableGuide, GuideDefinition } from "../../../shared/api/content.ts";
import { readGuideShelf, saveGuide, settleQuestions } from "../api/content.ts";
import { CheckField, TextField } from "../components/form-fields.tsx";
import { GuideRemoval } from "../components/guide-removal.tsx";
import { LinesField, StepsField } from "../components/lines-field.tsx";
import { Notice, NotThere } from "../components/notices.tsx";
import { Page } from "../components/page.tsx";
import { NeedsUnit, WhenLoaded } from "../components/staff-page.tsx";
import { TryGuide } from "../components/try-guide.tsx";
import { type AskedOfGuide, questionsIn } from "../question-search.ts";
import { useCall } from "../use-call.ts";
import { useKept } from "../use-kept.ts";

/** One guide: its steps, how residents ask for it, where it comes from, and how it will look. */
export function GuideEditPage() {
  const { slug } = useParams();
  const [address] = useSearchParams();
  const asked = questionsIn(address);
  return (
    <NeedsUnit title={slug ? "Sửa hướng dẫn" : "Viết hướng dẫn"} ofCommune>
      {({ token }, unit) => (
        <Loaded key={slug} token={token} communeId={unit.communeId ?? unit.id} slug={slug} asked={asked} />
      )}
    </NeedsUnit>
  );
}

interface LoadedProps {
  token: string;
  communeId: number;
  slug: string | undefined;
  /** What residents asked that this guide is to answer. */
  asked: AskedOfGuide;
}

function Loaded({ token, communeId, slug, asked }: LoadedProps) {
  const kept = useKept(`guide-shelf:${communeId}`, () => readGuideShelf(token, communeId));
  return (
    <Page title={slug ? "Sửa hướng dẫn" : "Viết hướng dẫn"} back="/s/guides" wide>
      <WhenLoaded kept={kept}>
        {({ guides }) => {
          const known = guides.find((guide) => guide.slug === slug);
          if (slug && !known)
            return <NotThere wayOn={{ to: "/s/guides", label: "Xem các hướng dẫn" }}>Không có hướng dẫn này.</NotThere>;
          return (
            <div className="desk">
              <Form {...{ token, communeId, known, asked, all: guides }} />
            </div>
          );
        }}
      </WhenLoaded>
    </Page>
  );
}

interface FormProps extends Omit<LoadedProps, "slug"> {
  known: EditableGuide | undefined;
  all: EditableGuide[];
}

function Form({ token, communeId, known, asked, all }: FormProps) {
  const [guide, setGuide] = useState<GuideDefinition>(() => named(known ?? newGuide, asked.questions));
  const { run, isBusy, failure } = useCall();
  const navigate = useNavigate();
  const set = (part: Partial<GuideDefinition>) => setGuide({ ...guide, ...part });
  const goBack = () => navigate(asked.ids.length > 0 ? "/s/questions" : "/s/guides", { replace: true });
  const whole = { ...guide, steps: guide.steps.map((step) => step.trim()).filter(Boolean) };
  const isWhole = whole.title.trim() !== "" && whole.steps.length > 0;
  const save = (published: boolean) =>
    void run(async () => {
      await saveGuide(token, { communeId, slug: known?.slug, guide: whole, published });
      // A draft answers nobody yet: the questions stay on the list.
      if (published && asked.ids.length > 0) await settleQuestions(token, communeId, asked.ids);
    }, goBack);
  return (
    <>
      <form
        className="card form-card"
        onSubmit={(event) => {
          event.preventDefault();
          save(true);
        }}
      >
        {known && asked.questions.length > 0 && <QuestionsAdded />}
        <TextField label="Tên việc" maxLength={120} value={guide.title} onChange={(title) => set({ title })} />
        <StepsField
          label="Các bước"
          hint="Mỗi bước một việc, chừng 150 chữ; tên nút để trong “ ”"
          lines={guide.steps}
          onChange={(steps) => set({ steps })}
          addLabel="Thêm bước"
        />
        <LinesField
          label="Bà con thường hỏi là"
          hint="Mỗi dòng một cách hỏi"
          lines={guide.aliases}
          onChange={(aliases) => set({ aliases })}
        />
        <LinesField
          label="Nên biết"
          hint="Mỗi dòng một điều"
          lines={guide.notes}
          onChange={(notes) => set({ notes })}
        />
        <LinesField
          label="Giữ an toàn"
          hint="Mỗi dòng một lời dặn"
          lines={guide.safety}
          onChange={(safety) => set({ safety })}
        />
        <LinesField
          label="Căn cứ, nguồn"
          hint="Văn bản, trang chính thức; mỗi dòng một nguồn"
          lines={guide.sources}
          onChange={(sources) => set({ sources })}
        />
        <UpkeepFields guide={guide} set={set} />
        {failure && <Notice tone="bad">{failure.message}</Notice>}
        <div className="buttons">
          <button type="submit" className="button button-main" disabled={!isWhole || isBusy}>
            {isBusy ? "Đang lưu…" : "Lưu và dùng ngay"}
          </button>
          <button type="button" className="button" disabled={!isWhole || isBusy} onClick={() => save(false)}>
            Lưu bản nháp
          </button>
        </div>
        {known && <GuideRemoval {...{ token, communeId, guide: known, onDone: goBack }} />}
      </form>
      <TryGuide guide={whole} slug={known?.slug ?? "new"} all={all} asked={asked.questions[0]} />
    </>
  );
}

/** Who answers for it and until when it holds. */
function UpkeepFields({ guide, set }: { guide: GuideDefinition; set(part: Partial<GuideDefinition>): void }) {
  return (
    <>
      <div className="form-grid">
        <TextField
          label="Người phụ trách"
          value={guide.owner ?? ""}
          maxLength={120}
          onChange={(owner) => set({ owner: owner || undefined })}
        />
        <TextField
          label="Xem lại trước ngày"
          hint="Qua ngày này mà chưa xem lại thì tự ẩn, để bà con không làm theo bản cũ"
          type="date"
          value={guide.reviewBy ?? ""}
          onChange={(reviewBy) => set({ reviewBy: reviewBy || undefined })}
        />
      </div>
      <CheckField
        label="Còn bước chưa thử trên máy thật"
        checked={guide.needsCheck}
        onChange={(needsCheck) => set({ needsCheck })}
      />
    </>
  );
}

function QuestionsAdded() {
  return (
    <Notice tone="good">
      Đã thêm cách hỏi của bà con vào “Bà con thường hỏi là”. Bấm “Lưu và dùng ngay” là ai hỏi vậy cũng được trả lời.
    </Notice>
  );
}

const newGuide: GuideDefinition = {
  title: "",
  category: "khác",
  aliases: [],
  steps: [""],
  notes: [],
  safety: [],
  sources: [],
  needsCheck: true,
};

/** The guide with these questions among what residents ask for it. */
function named(guide: GuideDefinition, questions: readonly string[]): GuideDefinition {
  return { ...guide, aliases: [...new Set([...guide.aliases, ...questions])] };
}
