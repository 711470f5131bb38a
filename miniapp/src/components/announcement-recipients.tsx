import { useState } from "react";
import type { AnnouncementView, RecipientStateName, RecipientView } from "../../../shared/api/announcement.ts";
import { formatInstant } from "../../../shared/calendar/format.ts";
import { recipientStates } from "../announcement-words.ts";
import { type Deed, readRecipients } from "../api/announcements.ts";
import { useKept } from "../use-kept.ts";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { DataTable } from "./data-table.tsx";
import { SelectField } from "./form-fields.tsx";
import { Icon } from "./icon.tsx";
import { WhenLoaded } from "./staff-page.tsx";

const views = {
  all: { label: "Tất cả", states: [] },
  open: { label: "Không tới và chưa rõ", states: ["failed", "unknown"] },
  sent: { label: "Đã tới", states: ["sent"] },
  waiting: { label: "Đang chờ", states: ["pending", "sending", "held"] },
} satisfies Record<string, { label: string; states: RecipientStateName[] }>;
type ViewName = keyof typeof views;
const names = Object.keys(views) as ViewName[];

interface RecipientsProps {
  token: string;
  meId: number;
  announcement: AnnouncementView;
  isBusy: boolean;
  onDeed: (deed: Deed) => void;
}

/** Every recipient with what became of its copy and why, a page at a time; what failed or is unknown can be settled by hand. */
export function Recipients({ token, meId, announcement, isBusy, onDeed }: RecipientsProps) {
  const { id, progress, maySend } = announcement;
  const isTroubled = (progress?.failed ?? 0) + (progress?.unknown ?? 0) > 0;
  const [view, setView] = useState<ViewName>(isTroubled ? "open" : "all");
  const [cursors, setCursors] = useState<string[]>([]);
  const [asking, setAsking] = useState<RecipientView>();
  const cursor = cursors.at(-1);
  const { states } = views[view];
  const key = `${meId}:recipients:${id}:${view}:${cursor ?? ""}:${JSON.stringify(progress)}`;
  const kept = useKept(key, () => readRecipients(token, id, { states, cursor }));
  const show = (next: ViewName) => {
    setView(next);
    setCursors([]);
  };
  return (
    <section className="stack">
      <h2>Từng nơi nhận</h2>
      <SelectField
        label="Xem"
        value={view}
        onChange={show}
        options={names.map((value) => ({ value, label: views[value].label }))}
      />
      <WhenLoaded kept={kept}>
        {({ recipients, next }) => (
          <>
            <DataTable
              caption="Nơi nhận và tình trạng"
              rows={recipients}
              keyOf={(one) => one.id}
              empty="Không có nơi nào ở tình trạng này."
              columns={[
                { title: "Nơi nhận", cell: ({ name }) => name },
                { title: "Tình trạng", cell: (one) => <State recipient={one} /> },
                {
                  title: "Làm gì",
                  cell: (one) =>
                    maySend &&
                    isOpen(one) && <HandWork recipient={one} isBusy={isBusy} onDeed={onDeed} onAsk={setAsking} />,
                },
              ]}
            />
            <div className="buttons">
              {cursors.length > 0 && (
                <button type="button" className="button" onClick={() => setCursors(cursors.slice(0, -1))}>
                  Trang trước
                </button>
              )}
              {next && (
                <button type="button" className="button" onClick={() => setCursors([...cursors, next])}>
                  Trang sau
                </button>
              )}
            </div>
          </>
        )}
      </WhenLoaded>
      {asking && (
        <ConfirmDialog
          title="Gửi lại cho nơi này?"
          confirmLabel="Gửi lại"
          isBusy={isBusy}
          onCancel={() => setAsking(undefined)}
          onConfirm={() => {
            onDeed({ path: `recipients/${asking.id}/work`, body: { work: "resend" } });
            setAsking(undefined);
          }}
        >
          {asking.state === "unknown"
            ? `Chưa rõ tin trước đã tới ${asking.name} hay chưa. Chỉ gửi lại khi đã hỏi và biết là chưa tới, kẻo họ nhận hai lần.`
            : `Tin sẽ được gửi thêm một lần tới ${asking.name}.`}
        </ConfirmDialog>
      )}
    </section>
  );
}

function isOpen({ state, toldAt }: RecipientView): boolean {
  return (state === "failed" || state === "unknown") && toldAt === undefined;
}

function State({ recipient: { state, reason, acknowledgedAt, toldAt } }: { recipient: RecipientView }) {
  const { title, icon, tone } = recipientStates[state];
  return (
    <>
      <span className={`state-mark copy-${tone}`}>
        <Icon name={icon} />
        {title}
        {acknowledgedAt && ", đã nắm"}
      </span>
      {reason && <p className="small">{reason}</p>}
      {toldAt && <p className="small">Đã báo bằng cách khác lúc {formatInstant(new Date(toldAt))}.</p>}
    </>
  );
}

interface HandWorkProps {
  recipient: RecipientView;
  isBusy: boolean;
  onDeed: (deed: Deed) => void;
  onAsk: (recipient: RecipientView) => void;
}

function HandWork({ recipient, isBusy, onDeed, onAsk }: HandWorkProps) {
  const told = () => onDeed({ path: `recipients/${recipient.id}/work`, body: { work: "told" } });
  return (
    <div className="buttons">
      <button type="button" className="button button-small" disabled={isBusy} onClick={told}>
        Đã báo bằng tay<span className="only-heard"> {recipient.name}</span>
      </button>
      <button type="button" className="button button-small" disabled={isBusy} onClick={() => onAsk(recipient)}>
        Gửi lại<span className="only-heard"> {recipient.name}</span>
      </button>
    </div>
  );
}
