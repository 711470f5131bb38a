import { Link } from "react-router-dom";
import type { EditableGuide } from "../../../shared/api/content.ts";
import { formatDay } from "../../../shared/calendar/format.ts";
import { readGuideShelf, readOpenQuestions, settleQuestion } from "../api/content.ts";
import { DataTable } from "../components/data-table.tsx";
import { Icon } from "../components/icon.tsx";
import { Notice } from "../components/notices.tsx";
import { Page } from "../components/page.tsx";
import { NeedsUnit, WhenLoaded } from "../components/staff-page.tsx";
import { useCall } from "../use-call.ts";
import { useKept } from "../use-kept.ts";

const originWords = { shipped: "Có sẵn", reworded: "Xã đã sửa", own: "Của xã" } as const;
const stateWords = {
  published: "Đang dùng",
  draft: "Bản nháp",
  hidden: "Đã ẩn",
  expired: "Quá hạn xem lại, đã ẩn",
} as const;

/** Guides as residents find them, and what they asked that none answers. */
export function GuidesEditorPage() {
  return (
    <NeedsUnit title="Soạn hướng dẫn" ofCommune>
      {({ token }, unit) => <Shelf token={token} communeId={unit.communeId ?? unit.id} lead={unit.name} />}
    </NeedsUnit>
  );
}

function Shelf({ token, communeId, lead }: { token: string; communeId: number; lead: string }) {
  const kept = useKept(`guide-shelf:${communeId}`, () => readGuideShelf(token, communeId));
  return (
    <Page title="Soạn hướng dẫn" lead={lead} back="/s" wide>
      <OpenQuestions token={token} communeId={communeId} />
      <Link to="/s/guides/new" className="button button-main">
        <Icon name="plus" />
        Viết hướng dẫn mới
      </Link>
      <WhenLoaded kept={kept}>{({ guides }) => <Guides guides={guides} />}</WhenLoaded>
    </Page>
  );
}

function Guides({ guides }: { guides: EditableGuide[] }) {
  return (
    <section className="stack">
      <h2>Các hướng dẫn</h2>
      <DataTable
        caption="Các hướng dẫn"
        columns={[
          { title: "Hướng dẫn", cell: ({ slug, title }) => <Link to={`/s/guides/${slug}`}>{title}</Link> },
          { title: "Tình trạng", isShort: true, cell: ({ state }) => stateWords[state] },
          { title: "Nguồn", isShort: true, cell: ({ origin }) => originWords[origin] },
          { title: "Cập nhật", isShort: true, cell: ({ updatedOn }) => formatDay(updatedOn) },
          {
            title: "Cần làm",
            cell: ({ needsCheck, reviewBy }) =>
              needsCheck ? "Thử trên máy" : reviewBy ? `Xem lại trước ${formatDay(reviewBy)}` : "–",
          },
        ]}
        rows={guides}
        keyOf={({ slug }) => slug}
        empty="Chưa có hướng dẫn nào."
      />
    </section>
  );
}

function OpenQuestions({ token, communeId }: { token: string; communeId: number }) {
  const { data, reload } = useKept(`open-questions:${communeId}`, () => readOpenQuestions(token, communeId));
  const { run, isBusy, failure } = useCall();
  if (!data || data.questions.length === 0) return null;
  return (
    <section className="card">
      <h2>Bà con hỏi mà chưa có hướng dẫn</h2>
      {failure && <Notice tone="bad">{failure.message}</Notice>}
      <ul className="lines">
        {data.questions.map(({ id, question, askedCount }) => (
          <li key={id}>
            <p>
              “{question}” <span className="small">({askedCount} lần)</span>
            </p>
            <div className="buttons">
              <Link to={`/s/guides/new?hoi=${encodeURIComponent(question)}`} className="button">
                Viết hướng dẫn
              </Link>
              <button
                type="button"
                className="button"
                disabled={isBusy}
                onClick={() => void run(() => settleQuestion(token, communeId, id), reload)}
              >
                Đã xử lý
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
