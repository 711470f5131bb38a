import { useState } from "react";
import { Link, useSearchParams } from "react-router-dom";
import { addDays, dayOf } from "../../../shared/calendar/day.ts";
import { formatInstant } from "../../../shared/calendar/format.ts";
import { makeDocument, readDocumentPeriods, readIssuedDocuments, readReportTable } from "../api/documents.ts";
import { DataTable } from "../components/data-table.tsx";
import { DownloadProgress } from "../components/download-progress.tsx";
import { SelectField, TextField } from "../components/form-fields.tsx";
import { Icon } from "../components/icon.tsx";
import type { SignedIn } from "../components/needs-login.tsx";
import { Failure, Loading } from "../components/notices.tsx";
import { Page } from "../components/page.tsx";
import { NeedsUnit } from "../components/staff-page.tsx";
import { capital } from "../state-words.ts";
import { useDownload } from "../use-download.ts";
import { useKept } from "../use-kept.ts";

/** The official report by one press, and every report behind it as a table. */
export function DocumentsPage() {
  return (
    <NeedsUnit title="Tài liệu">
      {(session, unit) => (
        <Page title="Tài liệu" lead={unit.name} back="/s" wide>
          <Documents key={unit.id} session={session} unitId={unit.id} />
        </Page>
      )}
    </NeedsUnit>
  );
}

function Documents({ session: { token, me }, unitId }: { session: SignedIn; unitId: number }) {
  const [madeAt, setMadeAt] = useState(0);
  return (
    <>
      <div className="desk">
        <PeriodReportCard token={token} unitId={unitId} onMade={() => setMadeAt(Date.now())} />
        <TableCard token={token} unitId={unitId} />
      </div>
      <Issued key={madeAt} token={token} unitId={unitId} personId={me.id} />
    </>
  );
}

function PeriodReportCard({ token, unitId, onMade }: { token: string; unitId: number; onMade: () => void }) {
  const { data, failure, reload } = useKept(`${unitId}:document-periods`, () => readDocumentPeriods(token, unitId));
  // A link from the chat names the period that was asked for.
  const asked = useSearchParams()[0].get("ky");
  const [chosen, setChosen] = useState<string>();
  const { made, download } = useDownload();
  if (!data) return failure ? <Failure failure={failure} onRetry={reload} /> : <Loading />;
  const isOffered = data.periods.some(({ key }) => key === asked);
  const period = chosen ?? (isOffered ? asked : data.periods[0]?.key) ?? "";
  const make = async (format: "docx" | "xlsx") => {
    if (await download(`bao-cao-${period}.${format}`, () => makeDocument(token, unitId, { period, format }))) onMade();
  };
  return (
    <section className="card">
      <h2>Báo cáo định kỳ</h2>
      <p>
        Theo thể thức văn bản hành chính: bảng chỉ tiêu, lời nhận xét và phụ lục từng tổ. Phần cần người viết có dòng{" "}
        <strong>[Cán bộ bổ sung]</strong>.
      </p>
      <SelectField
        label="Kỳ báo cáo"
        value={period}
        onChange={setChosen}
        options={data.periods.map(({ key, label }) => ({ value: key, label: capital(label) }))}
      />
      <div className="buttons">
        <button
          type="button"
          className="button button-main"
          disabled={made.state === "making"}
          onClick={() => void make("docx")}
        >
          <Icon name="file" />
          Tải tệp Word
        </button>
        <button type="button" className="button" disabled={made.state === "making"} onClick={() => void make("xlsx")}>
          <Icon name="file" />
          Tải tệp Excel
        </button>
      </div>
      <DownloadProgress made={made} />
    </section>
  );
}

function TableCard({ token, unitId }: { token: string; unitId: number }) {
  const today = dayOf(new Date());
  const [from, setFrom] = useState(addDays(today, -30));
  const [to, setTo] = useState(today);
  const { made, download } = useDownload();
  const get = (format: "csv" | "xlsx") =>
    download(`so-lieu-${from}-${to}.${format}`, () => readReportTable(token, unitId, { from, to, format }));
  return (
    <section className="card">
      <h2>Bảng số liệu</h2>
      <p>Mỗi dòng là một báo cáo được tính, theo ngày hoạt động, không có tên người. Ô trống là chưa báo cáo.</p>
      <div className="form-grid">
        <TextField label="Từ ngày" type="date" value={from} max={to} onChange={setFrom} />
        <TextField label="Đến ngày" type="date" value={to} min={from} onChange={setTo} />
      </div>
      <div className="buttons">
        <button type="button" className="button" disabled={made.state === "making"} onClick={() => void get("xlsx")}>
          <Icon name="file" />
          Tải bảng Excel
        </button>
        <button type="button" className="button" disabled={made.state === "making"} onClick={() => void get("csv")}>
          <Icon name="file" />
          Tải bảng CSV
        </button>
      </div>
      <DownloadProgress made={made} />
    </section>
  );
}

function Issued({ token, unitId, personId }: { token: string; unitId: number; personId: number }) {
  const { data, failure, reload } = useKept(`${personId}:documents:${unitId}`, () =>
    readIssuedDocuments(token, unitId),
  );
  if (!data) return failure ? <Failure failure={failure} onRetry={reload} /> : <Loading />;
  return (
    <section className="stack">
      <h2>Báo cáo đã làm</h2>
      <DataTable
        caption="Báo cáo đã làm, mới nhất trước"
        columns={[
          { title: "Kỳ", cell: ({ periodLabel }) => capital(periodLabel) },
          { title: "Làm lúc", cell: ({ issuedAt }) => formatInstant(new Date(issuedAt)) },
          { title: "Mã kiểm tra", cell: ({ code }) => <Link to={`/k/${code}`}>{code}</Link> },
        ]}
        rows={data.documents}
        keyOf={({ code }) => code}
        empty="Chưa làm báo cáo nào. Báo cáo làm ra sẽ có mã để nơi nhận kiểm tra."
      />
    </section>
  );
}
