import { useState } from "react";
import { Link } from "react-router-dom";
import type { ImportOutcome } from "../../../shared/api/import.ts";
import { formatCount } from "../../../shared/calendar/format.ts";
import { confirmImport, previewImport } from "../api/imports.ts";
import { DataTable } from "../components/data-table.tsx";
import { CheckField } from "../components/form-fields.tsx";
import { Icon } from "../components/icon.tsx";
import { Failure, Loading, Notice } from "../components/notices.tsx";
import { Page } from "../components/page.tsx";
import { NeedsUnit } from "../components/staff-page.tsx";
import { useCall } from "../use-call.ts";
import "../styles/people.css";

/** Teams and people from a sheet: chosen, looked at, confirmed. */
export function ImportPage() {
  return (
    <NeedsUnit title="Nhập danh sách">
      {({ token }, unit) => (
        <Page title="Nhập danh sách" lead={unit.name} back="/s/teams" wide>
          <Import token={token} />
        </Page>
      )}
    </NeedsUnit>
  );
}

function Import({ token }: { token: string }) {
  const [file, setFile] = useState<File>();
  const [seen, setSeen] = useState<ImportOutcome>();
  const { isBusy, failure, run } = useCall();
  const look = (chosen: File | undefined) => {
    setFile(chosen);
    setSeen(undefined);
    if (chosen) void run(() => previewImport(token, chosen), setSeen);
  };
  const keep = (skipErrors: boolean) => {
    if (file && seen) void run(() => confirmImport(token, file, { digest: seen.digest, skipErrors }), setSeen);
  };
  return (
    <>
      <ChooseFile file={file} onChosen={look} />
      <div className="stack" aria-live="polite">
        {isBusy && <Loading what="Đang đọc tệp…" />}
        {failure && <Failure failure={failure} onRetry={() => look(file)} />}
        {!isBusy && seen?.isKept && <Kept outcome={seen} />}
        {!isBusy && seen && !seen.isKept && <Preview key={seen.digest} outcome={seen} onConfirm={keep} />}
      </div>
    </>
  );
}

function ChooseFile({ file, onChosen }: { file: File | undefined; onChosen: (file: File | undefined) => void }) {
  return (
    <section className="card">
      <h2>Chọn tệp</h2>
      <p>
        Bảng Excel (.xlsx) hoặc .csv, mỗi dòng một người. Dòng đầu có các cột: <strong>Xã/Phường/Đặc khu</strong>,
        Thôn/Tổ dân phố, <strong>Tên tổ</strong>, Số hộ, Họ và tên, Chức danh, Số điện thoại. Thôn chưa có tổ thì ghi
        “chưa có tổ” ở cột Tên tổ. Nhập lại cùng một tệp không thay đổi gì.
      </p>
      <label className="button file-field">
        <Icon name="upload" />
        {file ? "Chọn tệp khác" : "Chọn tệp danh sách"}
        <input
          type="file"
          accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          onChange={(event) => onChosen(event.target.files?.[0])}
        />
      </label>
      {file && (
        <p>
          Tệp: <strong>{file.name}</strong>
        </p>
      )}
    </section>
  );
}

function Preview({ outcome, onConfirm }: { outcome: ImportOutcome; onConfirm: (skipErrors: boolean) => void }) {
  const { created, updated, unchanged, errors, errorCount } = outcome;
  const [skipErrors, setSkipErrors] = useState(false);
  const isNews = created + updated > 0;
  return (
    <>
      {errorCount > 0 && (
        <section className="stack">
          <Notice tone="warn">
            {formatCount(errorCount)} chỗ trong tệp cần sửa. Sửa trong Excel rồi chọn lại tệp, hoặc bỏ qua các dòng ấy.
          </Notice>
          <DataTable
            caption="Các dòng cần sửa"
            rows={errors.map((error, index) => ({ ...error, id: index }))}
            keyOf={({ id }) => id}
            empty=""
            columns={[
              { title: "Dòng", cell: ({ row }) => `Dòng ${row}` },
              { title: "Cột", cell: ({ column }) => column || "Cả dòng" },
              { title: "Lý do", cell: ({ reason }) => reason },
            ]}
          />
          {errors.length < errorCount && <p>Và {formatCount(errorCount - errors.length)} chỗ nữa.</p>}
        </section>
      )}
      <section className="card">
        <h2>{errorCount > 0 ? "Các dòng đúng sẽ thay đổi" : "Tệp này sẽ thay đổi"}</h2>
        <Counts outcome={outcome} />
        <p>Giữ nguyên: {formatCount(unchanged)}. Chưa ghi gì cho đến khi bấm nút dưới đây.</p>
        {errorCount > 0 && isNews && (
          <CheckField
            label="Bỏ qua các dòng cần sửa, nhập các dòng đúng"
            checked={skipErrors}
            onChange={setSkipErrors}
          />
        )}
        {isNews ? (
          <button
            type="button"
            className="button button-main own-width"
            disabled={errorCount > 0 && !skipErrors}
            onClick={() => onConfirm(skipErrors)}
          >
            <Icon name="check" />
            Nhập danh sách này
          </button>
        ) : (
          <Notice tone={errorCount > 0 ? "plain" : "good"}>Không có gì mới để nhập.</Notice>
        )}
      </section>
    </>
  );
}

const kinds = [
  { kind: "units", label: "Thôn, tổ dân phố" },
  { kind: "teams", label: "Tổ" },
  { kind: "people", label: "Người" },
] as const;

function Counts({ outcome }: { outcome: ImportOutcome }) {
  return (
    <dl className="counts">
      {kinds.map(({ kind, label }) => {
        const { created, updated } = outcome.changes[kind];
        return (
          <div key={kind}>
            <dt>{label}</dt>
            <dd>{changeWords(created, updated)}</dd>
          </div>
        );
      })}
    </dl>
  );
}

function changeWords(created: number, updated: number): string {
  const words = [created > 0 && `${formatCount(created)} mới`, updated > 0 && `${formatCount(updated)} sửa`];
  return words.filter(Boolean).join(", ") || "không đổi";
}

function Kept({ outcome }: { outcome: ImportOutcome }) {
  return (
    <section className="card">
      <Notice tone="good">Đã nhập xong.</Notice>
      <Counts outcome={outcome} />
      {outcome.errorCount > 0 && <p>{formatCount(outcome.errorCount)} chỗ cần sửa đã được bỏ qua.</p>}
      <Link to="/s/teams" className="button button-main own-width">
        Xem các tổ
      </Link>
    </section>
  );
}
