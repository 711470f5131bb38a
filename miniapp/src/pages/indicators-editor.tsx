import { Link } from "react-router-dom";
import type { EditableIndicator } from "../../../shared/api/content.ts";
import { pillars } from "../../../shared/catalogue/indicator.ts";
import { readIndicatorBook } from "../api/content.ts";
import { readNameProposals } from "../api/name-proposals.ts";
import { DataTable } from "../components/data-table.tsx";
import { Icon } from "../components/icon.tsx";
import { Notice } from "../components/notices.tsx";
import { Page } from "../components/page.tsx";
import { NeedsUnit, WhenLoaded } from "../components/staff-page.tsx";
import { capital } from "../state-words.ts";
import { useKept } from "../use-kept.ts";

const originWords = { shipped: "Có sẵn", reworded: "Xã đã sửa", own: "Của xã" } as const;

/** What the commune counts: every line is a question in the form and a word the chat understands. */
export function IndicatorsEditorPage() {
  return (
    <NeedsUnit title="Danh mục chỉ tiêu" ofCommune>
      {({ token }, unit) => <Book token={token} communeId={unit.communeId ?? unit.id} lead={unit.name} />}
    </NeedsUnit>
  );
}

function Book({ token, communeId, lead }: { token: string; communeId: number; lead: string }) {
  const kept = useKept(`indicator-book:${communeId}`, () => readIndicatorBook(token, communeId));
  return (
    <Page title="Danh mục chỉ tiêu" lead={lead} back="/s" wide>
      <p>Thêm hay sửa ở đây là có hiệu lực ngay trong tin nhắn, mẫu báo cáo, bảng tổng hợp và tài liệu.</p>
      <Link to="/s/indicators/new" className="button button-main">
        <Icon name="plus" />
        Thêm chỉ tiêu của xã
      </Link>
      <NewNames token={token} communeId={communeId} />
      <WhenLoaded kept={kept}>
        {({ indicators }) => (
          <>
            {pillars.map((pillar) => (
              <Part
                key={pillar}
                title={capital(pillar)}
                indicators={indicators.filter((indicator) => indicator.pillar === pillar && !indicator.isRetired)}
              />
            ))}
            <Part title="Đã thôi dùng" indicators={indicators.filter(({ isRetired }) => isRetired)} />
          </>
        )}
      </WhenLoaded>
    </Page>
  );
}

/** Only where members call something otherwise: there is nothing to do on the page else. */
function NewNames({ token, communeId }: { token: string; communeId: number }) {
  const { data } = useKept(`names:${communeId}`, () => readNameProposals(token, communeId));
  const count = data?.proposals.length ?? 0;
  if (count === 0) return null;
  return (
    <Notice>
      Có {count} tên gọi các tổ hay dùng mà máy chưa hiểu đúng. <Link to="/s/names">Xem và thêm tên gọi</Link>
    </Notice>
  );
}

function Part({ title, indicators }: { title: string; indicators: EditableIndicator[] }) {
  if (indicators.length === 0) return null;
  return (
    <section className="stack">
      <h2>{title}</h2>
      <DataTable
        caption={title}
        columns={[
          { title: "Chỉ tiêu", cell: ({ code, label }) => <Link to={`/s/indicators/${code}`}>{label}</Link> },
          { title: "Tên ngắn", cell: ({ shortLabel }) => shortLabel },
          { title: "Đơn vị tính", isShort: true, cell: ({ unit }) => unit },
          { title: "Nguồn", isShort: true, cell: ({ origin }) => originWords[origin] },
        ]}
        rows={indicators}
        keyOf={({ code }) => code}
        empty=""
      />
    </section>
  );
}
