import { Link } from "react-router-dom";
import type { EditableGuide } from "../../../shared/api/content.ts";
import { formatDay } from "../../../shared/calendar/format.ts";
import { readGuideShelf, readOpenQuestions } from "../api/content.ts";
import { DataTable } from "../components/data-table.tsx";
import { Icon } from "../components/icon.tsx";
import { Page } from "../components/page.tsx";
import { NeedsUnit, WhenLoaded } from "../components/staff-page.tsx";
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

/** The way to what waits; nothing while nothing does. */
function OpenQuestions({ token, communeId }: { token: string; communeId: number }) {
  const { data } = useKept(`unanswered:${communeId}`, () => readOpenQuestions(token, communeId));
  const waiting = data?.groups.length ?? 0;
  if (!data || waiting === 0) return null;
  return (
    <Link to="/s/questions" className="row">
      <span>{data.next ? `Hơn ${waiting}` : waiting} việc bà con hỏi mà chưa có hướng dẫn</span>
      <Icon name="next" />
    </Link>
  );
}
