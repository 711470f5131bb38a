import { useEffect, useState } from "react";
import { Link, useParams } from "react-router-dom";
import type { AnnouncementView } from "../../../shared/api/announcement.ts";
import { formatInstant } from "../../../shared/calendar/format.ts";
import { announcementStates } from "../announcement-words.ts";
import { type Deed, doWithAnnouncement, readAnnouncement } from "../api/announcements.ts";
import { CallFailed } from "../api/client.ts";
import { AnnouncementProgress } from "../components/announcement-progress.tsx";
import { Recipients } from "../components/announcement-recipients.tsx";
import { ConfirmDialog } from "../components/confirm-dialog.tsx";
import { CopyText } from "../components/copy-text.tsx";
import { DataTable } from "../components/data-table.tsx";
import { Icon } from "../components/icon.tsx";
import { Notice } from "../components/notices.tsx";
import { Page } from "../components/page.tsx";
import { SendPlanCard } from "../components/send-plan.tsx";
import { NeedsUnit, WhenLoaded } from "../components/staff-page.tsx";
import { useKept } from "../use-kept.ts";
import "../styles/announcements.css";
import "../styles/programme.css";

/** While copies leave, the page follows by itself. */
const looksEveryMs = 3_000;

/** One announcement: what it says, what is foreseen or has happened, and what can be done now. */
export function AnnouncementPage() {
  const id = Number(useParams().announcementId);
  return (
    <NeedsUnit title="Thông báo">
      {({ token, me }, unit) => (
        <Page title="Thông báo" lead={unit.name} back="/s/announcements" wide>
          <Announcement token={token} meId={me.id} id={id} />
        </Page>
      )}
    </NeedsUnit>
  );
}

function Announcement({ token, meId, id }: { token: string; meId: number; id: number }) {
  const kept = useKept(`${meId}:announcement:${id}`, () => readAnnouncement(token, id));
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ tone: "good" | "bad"; words: string }>();
  const { data, reload, replace } = kept;
  const isMoving = data?.state === "sending" || data?.state === "scheduled";
  useEffect(() => {
    if (!isMoving) return;
    const timer = window.setInterval(reload, looksEveryMs);
    return () => window.clearInterval(timer);
  }, [isMoving, reload]);
  const onDeed = (deed: Deed) => {
    setBusy(true);
    setSaid(undefined);
    doWithAnnouncement(token, id, deed)
      .then((view) => {
        replace(view);
        if (deed.path === "test") setSaid({ tone: "good", words: "Đã gửi thử vào Zalo của anh/chị." });
      })
      .catch((error: unknown) => {
        if (!(error instanceof CallFailed)) throw error;
        setSaid({ tone: "bad", words: error.message });
        if (error.code === "plan_changed") reload();
      })
      .finally(() => setBusy(false));
  };
  return (
    <WhenLoaded kept={kept} wayOn={{ to: "/s/announcements", label: "Xem các thông báo" }}>
      {(view) => (
        <>
          <div aria-live="polite">{said && <Notice tone={said.tone}>{said.words}</Notice>}</div>
          <div className="desk">
            <div className="stack">
              <Words view={view} />
              <Deeds view={view} isBusy={isBusy} onDeed={onDeed} />
            </div>
            <div className="stack">
              {view.progress && <AnnouncementProgress progress={view.progress} />}
              {view.plan && (
                <SendPlanCard plan={view.plan} needsApproval={view.needsApproval} isPast={view.state !== "draft"} />
              )}
            </div>
          </div>
          {view.progress && (
            <>
              <Acknowledged view={view} isBusy={isBusy} onDeed={onDeed} />
              <ByHand view={view} />
              <Recipients token={token} meId={meId} announcement={view} isBusy={isBusy} onDeed={onDeed} />
            </>
          )}
        </>
      )}
    </WhenLoaded>
  );
}

function Words({ view }: { view: AnnouncementView }) {
  const { state, sendAt, preview, imageUrl, approvalExpiresAt, isPublic } = view;
  const { title, icon, tone } = announcementStates[state];
  return (
    <section className="card">
      <p>
        <span className={`state-mark copy-${tone}`}>
          <Icon name={icon} />
          {title}
        </span>
        {state === "scheduled" && sendAt && ` lúc ${formatInstant(new Date(sendAt))}`}
        {approvalExpiresAt && `, muộn nhất ${formatInstant(new Date(approvalExpiresAt))}`}
      </p>
      {isPublic && <p>Mọi người dân xem được trong Mini App, sau khi gửi.</p>}
      <h2 className="small">Người nhận đọc thấy trong Zalo</h2>
      <div className="zalo-bubble">
        {imageUrl && <img src={imageUrl} alt="Ảnh gửi kèm thông báo" />}
        <p>{preview}</p>
      </div>
    </section>
  );
}

interface DeedsProps {
  view: AnnouncementView;
  isBusy: boolean;
  onDeed: (deed: Deed) => void;
}

function Deeds({ view, isBusy, onDeed }: DeedsProps) {
  const [asking, setAsking] = useState<"send" | "cancel">();
  const { id, state, plan, maySend, mayApprove, needsApproval } = view;
  const reach = plan?.reach ?? 0;
  const press = (label: string, deed: Deed, look = "button") => (
    <button type="button" className={look} disabled={isBusy} onClick={() => onDeed(deed)}>
      {label}
    </button>
  );
  const canCancel = state === "awaiting_approval" || state === "scheduled" || state === "sending" || state === "paused";
  return (
    <>
      <div className="buttons">
        {maySend && state === "draft" && (
          <>
            <button
              type="button"
              className="button button-main"
              disabled={isBusy || reach === 0}
              onClick={() => setAsking("send")}
            >
              {needsApproval ? `Xin duyệt để gửi ${reach} nơi` : `Gửi tới ${reach} nơi`}
            </button>
            {press("Gửi thử cho tôi", { path: "test", body: undefined })}
            <Link to={`/s/announcements/${id}/edit`} className="button">
              Sửa
            </Link>
          </>
        )}
        {mayApprove && press("Duyệt", { path: "approval", body: { approve: true } }, "button button-main")}
        {mayApprove && press("Không duyệt", { path: "approval", body: { approve: false } })}
        {maySend &&
          (state === "sending" || state === "scheduled") &&
          press("Tạm dừng", { path: "course", body: { change: "pause" } })}
        {maySend &&
          state === "paused" &&
          press("Gửi tiếp", { path: "course", body: { change: "resume" } }, "button button-main")}
        {maySend && canCancel && (
          <button type="button" className="button" disabled={isBusy} onClick={() => setAsking("cancel")}>
            Hủy gửi
          </button>
        )}
      </div>
      {asking === "send" && (
        <ConfirmDialog
          title={`Gửi tới ${reach} nơi?`}
          confirmLabel={needsApproval ? "Xin duyệt" : "Gửi"}
          isBusy={isBusy}
          onCancel={() => setAsking(undefined)}
          onConfirm={() => {
            onDeed({ path: "send", body: { reach } });
            setAsking(undefined);
          }}
        >
          Tin vào điện thoại người nhận thì không lấy lại được. Xin đọc lại lần cuối.
        </ConfirmDialog>
      )}
      {asking === "cancel" && (
        <ConfirmDialog
          title="Hủy gửi thông báo này?"
          confirmLabel="Hủy gửi"
          tone="bad"
          isBusy={isBusy}
          onCancel={() => setAsking(undefined)}
          onConfirm={() => {
            onDeed({ path: "course", body: { change: "cancel" } });
            setAsking(undefined);
          }}
        >
          Những nơi đã nhận vẫn giữ tin; những nơi còn lại sẽ không nhận nữa.
        </ConfirmDialog>
      )}
    </>
  );
}

function Acknowledged({ view, isBusy, onDeed }: DeedsProps) {
  const { acknowledged, asksAcknowledgement, maySend, nudgedAt } = view;
  if (!asksAcknowledgement || acknowledged.length === 0) return null;
  const silent = acknowledged.reduce((sum, unit) => sum + unit.got - unit.acknowledged, 0);
  return (
    <section className="stack">
      <h2>Đã nắm</h2>
      <DataTable
        caption="Ai đã nắm, theo đơn vị"
        rows={acknowledged}
        keyOf={({ name }) => name}
        empty=""
        columns={[
          { title: "Đơn vị", cell: ({ name }) => name },
          { title: "Đã nắm", isNumber: true, cell: (unit) => `${unit.acknowledged}/${unit.got}` },
          { title: "Chưa trả lời", cell: (unit) => unit.silent.join(", ") || "Không còn ai" },
        ]}
      />
      {maySend && silent > 0 && (
        <button
          type="button"
          className="button"
          disabled={isBusy}
          onClick={() => onDeed({ path: "nudge", body: undefined })}
        >
          <Icon name="bell" />
          Nhắc {silent} nơi chưa nắm
        </button>
      )}
      {nudgedAt && <p className="small">Nhắc lần gần nhất: {formatInstant(new Date(nudgedAt))}.</p>}
    </section>
  );
}

/** The manual way for those whom Zalo does not let us reach. */
function ByHand({ view: { progress, text } }: { view: AnnouncementView }) {
  if (!progress || progress.failed + progress.unknown === 0) return null;
  return (
    <section className="card">
      <h2>Báo bằng tay</h2>
      <p>Chép câu này gửi cho những nơi dưới đây không nhận được, rồi bấm “Đã báo bằng tay”.</p>
      <CopyText label="Chép nội dung" text={text} />
    </section>
  );
}
