import type { SendPlan } from "../../../shared/api/announcement.ts";
import { formatCount, formatInstant } from "../../../shared/calendar/format.ts";
import { Notice } from "./notices.tsx";

interface SendPlanCardProps {
  plan: SendPlan;
  needsApproval: boolean;
  /** Of what was sent: what had been foreseen. */
  isPast?: boolean;
}

/** How many get it and how, when it is done, what it uses up, and whom somebody has to tell. */
export function SendPlanCard({ plan, needsApproval, isPast = false }: SendPlanCardProps) {
  const { reach, recipients, routes, startAt, finishAt, byHand, beyondQuota, quotaLeft } = plan;
  const times = [
    ["Bắt đầu", isSoon(startAt) && !isPast ? "ngay khi bấm gửi" : formatInstant(new Date(startAt))],
    ...(finishAt && finishAt !== startAt ? [["Xong khoảng", formatInstant(new Date(finishAt))]] : []),
  ];
  return (
    <section className="card plan">
      <h2>{isPast ? "Dự tính trước khi gửi" : "Sẽ gửi thế nào"}</h2>
      <p className="big-number">
        <strong className="numbers">{formatCount(reach)}</strong> nơi nhận
        {recipients > reach && <span className="small"> trên {formatCount(recipients)} nơi muốn báo</span>}
      </p>
      <dl className="plan-lines">
        <Line title="Vào nhóm Zalo của tổ" value={routes.group} />
        <Line title="Nhắn riêng, không mất phí" value={routes.free} />
        <Line title="Nhắn riêng, tính vào hạn mức" value={routes.paid} />
        {quotaLeft !== undefined && routes.paid > 0 && <Line title="Hạn mức còn lại" value={quotaLeft} />}
        {times.map(([title, value]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {beyondQuota > 0 && (
        <Notice tone="warn">{formatCount(beyondQuota)} tin vượt hạn mức của Zalo, phải đợi ngày khác.</Notice>
      )}
      {needsApproval && !isPast && (
        <Notice tone="warn">Nhiều nơi nhận: cần thêm một người duyệt rồi tin mới đi.</Notice>
      )}
      {byHand.map(({ reason, count, names }) => (
        <Notice key={reason} tone="warn">
          <strong>{formatCount(count)} nơi phải báo bằng tay.</strong> {reason}
          <p className="small plan-names">
            {[...names, ...(count > names.length ? [`và ${formatCount(count - names.length)} nơi nữa`] : [])].join(
              "\n",
            )}
          </p>
        </Notice>
      ))}
    </section>
  );
}

function Line({ title, value }: { title: string; value: number }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd className="numbers">{formatCount(value)}</dd>
    </div>
  );
}

/** The server's clock and ours may differ by a minute. */
function isSoon(startAt: string): boolean {
  return new Date(startAt).getTime() - Date.now() < 60_000;
}
