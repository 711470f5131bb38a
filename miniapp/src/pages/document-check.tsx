import { useState } from "react";
import { useNavigate, useParams } from "react-router-dom";
import type { DocumentCheck } from "../../../shared/api/documents.ts";
import { formatCount, formatInstant } from "../../../shared/calendar/format.ts";
import { checkDocument } from "../api/documents.ts";
import { DataTable } from "../components/data-table.tsx";
import { TextField } from "../components/form-fields.tsx";
import { Failure, Loading, Notice } from "../components/notices.tsx";
import { Page } from "../components/page.tsx";
import { useKept } from "../use-kept.ts";

/** For whoever received a report on paper: whether its figures are still what the reports behind it add up to. */
export function DocumentCheckPage() {
  const { code } = useParams();
  const { data, failure, isLoading, reload } = useKept(code && `check:${code}`, () => checkDocument(code ?? ""));
  return (
    <Page title="Kiểm tra báo cáo" lead="Bằng mã in ở cuối báo cáo" back="/">
      <CodeForm key={code} code={code ?? ""} />
      {code !== undefined && isLoading && <Loading what="Đang cộng lại số liệu…" />}
      {failure && !isLoading && <Failure failure={failure} onRetry={reload} />}
      {data && !isLoading && !failure && <Result check={data} />}
    </Page>
  );
}

function CodeForm({ code }: { code: string }) {
  const [text, setText] = useState(code);
  const navigate = useNavigate();
  const wanted = text.replaceAll(/[^\da-z]/gi, "").toUpperCase();
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted) navigate(`/k/${wanted}`, { replace: true });
      }}
    >
      <TextField label="Mã kiểm tra" hint="10 chữ và số, ví dụ 7K2MPQ94XA" value={text} onChange={setText} />
      <button type="submit" className="button button-main" disabled={wanted.length < 4}>
        Kiểm tra
      </button>
    </form>
  );
}

function Result({ check }: { check: DocumentCheck }) {
  const { unitName, periodLabel, issuedAt, isUnchanged, teams, figures } = check;
  const count = (value: number | undefined) => (value === undefined ? "chưa có" : formatCount(value));
  return (
    <>
      <section className="card">
        <h2>
          {unitName}, {periodLabel}
        </h2>
        <p>Báo cáo làm lúc {formatInstant(new Date(issuedAt))}.</p>
        {isUnchanged ? (
          <Notice tone="good">Số liệu vẫn đúng như khi làm báo cáo.</Notice>
        ) : (
          <Notice tone="warn">Đã có thay đổi sau khi làm báo cáo: xem các dòng khác nhau bên dưới.</Notice>
        )}
        <p>
          Tổ đã báo cáo: {teams.issued} khi làm, nay {teams.current}.
        </p>
      </section>
      <DataTable
        caption="Số liệu khi làm báo cáo và bây giờ"
        columns={[
          { title: "Chỉ tiêu", cell: ({ label, unit }) => `${label} (${unit})` },
          { title: "Trên báo cáo", isNumber: true, cell: ({ issued }) => count(issued) },
          { title: "Tính lại nay", isNumber: true, cell: ({ current }) => count(current) },
          { title: "So sánh", cell: ({ issued, current }) => (issued === current ? "Khớp" : <strong>Đã đổi</strong>) },
        ]}
        rows={figures}
        keyOf={({ label }) => label}
        empty="Báo cáo này không có số liệu nào."
      />
    </>
  );
}
