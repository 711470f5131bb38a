import { useState } from "react";
import type { AuditLog } from "../../../shared/api/audit.ts";
import { formatInstant } from "../../../shared/calendar/format.ts";
import { callServer } from "../api/client.ts";
import { DataTable } from "../components/data-table.tsx";
import { Failure } from "../components/notices.tsx";
import { Page } from "../components/page.tsx";
import { NeedsUnit, WhenLoaded } from "../components/staff-page.tsx";
import { useCall } from "../use-call.ts";
import { useKept } from "../use-kept.ts";

const readAuditLog = (token: string, communeId: number, cursor?: string) =>
  callServer<AuditLog>(`/communes/${communeId}/audit-log${cursor ? `?cursor=${cursor}` : ""}`, { token });

/** Who changed what, and who looked at personal data. */
export function AuditLogPage() {
  return (
    <NeedsUnit title="Nhật ký" ofCommune>
      {({ token }, unit) => <Log token={token} communeId={unit.communeId ?? unit.id} lead={unit.name} />}
    </NeedsUnit>
  );
}

function Log({ token, communeId, lead }: { token: string; communeId: number; lead: string }) {
  const kept = useKept(`audit-log:${communeId}`, () => readAuditLog(token, communeId));
  return (
    <Page title="Nhật ký" lead={lead} back="/s" wide>
      <p>Mọi thay đổi và mọi lần xem dữ liệu cá nhân đều được ghi lại ở đây.</p>
      <WhenLoaded kept={kept}>{(first) => <Entries first={first} {...{ token, communeId }} />}</WhenLoaded>
    </Page>
  );
}

function Entries({ first, token, communeId }: { first: AuditLog; token: string; communeId: number }) {
  const [older, setOlder] = useState<AuditLog[]>([]);
  const { run, isBusy, failure } = useCall();
  const { next } = older.at(-1) ?? first;
  const goOn = () =>
    void run(
      () => readAuditLog(token, communeId, next),
      (page) => setOlder([...older, page]),
    );
  return (
    <>
      <DataTable
        caption="Nhật ký, mới nhất trước"
        columns={[
          { title: "Việc", cell: ({ what }) => what },
          { title: "Với", cell: ({ subject, subjectName }) => subjectName ?? subjectWords(subject) },
          { title: "Người làm", cell: ({ by }) => by ?? "Hệ thống hoặc người đã xóa dữ liệu" },
          { title: "Lúc", cell: ({ at }) => formatInstant(new Date(at)) },
        ]}
        rows={[first, ...older].flatMap(({ entries }) => entries)}
        keyOf={({ id }) => id}
        empty="Chưa có gì được ghi lại."
      />
      {failure && <Failure failure={failure} onRetry={goOn} />}
      {next && !failure && (
        <button type="button" className="button" disabled={isBusy} onClick={goOn}>
          {isBusy ? "Đang tải…" : "Xem cũ hơn"}
        </button>
      )}
    </>
  );
}

const kinds: Record<string, string> = {
  person: "Người số",
  report: "Báo cáo",
  announcement: "Thông báo số",
  campaign: "Chiến dịch số",
  target: "Chỉ tiêu số",
  period: "Kỳ",
  guide: "Hướng dẫn",
  indicator: "Chỉ tiêu",
  photo: "Ảnh số",
};

/** "person:12" → "Người số 12". */
function subjectWords(subject: string): string {
  const [kind = "", rest = ""] = subject.split(":");
  return kinds[kind] ? `${kinds[kind]} ${rest}` : subject;
}
