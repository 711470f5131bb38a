import type { App, ChangeOa, OfficialAccount, Snapshot } from "../../../protocol.ts";
import { control } from "../control.ts";
import { useCommand } from "../notice.tsx";
import { formatDuration } from "../time.ts";

const RETRY_SPEEDS = [1, 60, 600] as const;
const kinds = { business: "Doanh nghiệp", government: "Cơ quan nhà nước" } as const;
const packages = {
  basic: "Cơ bản",
  standard: "Tiêu chuẩn",
  growth: "Tăng trưởng",
  comprehensive: "Toàn diện",
} as const;
const webhookStates = {
  on: "đang nhận",
  off: "chưa cài địa chỉ",
  unsubscribed: "Zalo đã ngắt vì lỗi nhiều lần",
} as const;

/** State of the OAs and of the app's webhook, and what can be changed about them. */
export function OaTool({ world }: { world: Snapshot }) {
  const now = Date.now() + world.clock.offsetMs;
  return (
    <div className="tool">
      {world.apps.slice(0, 5).map((app) => (
        <AppState key={app.id} app={app} retrySpeed={world.clock.retrySpeed} />
      ))}
      {world.oas.slice(0, 10).map((oa) => (
        <OaState key={oa.id} oa={oa} now={now} />
      ))}
      <p className="empty">
        Tổng cộng {world.totals.oas} OA, {world.totals.people} người, {world.totals.groups} nhóm,{" "}
        {world.totals.messages} tin.
      </p>
    </div>
  );
}

function AppState({ app, retrySpeed }: { app: App; retrySpeed: number }) {
  const run = useCommand();
  return (
    <section className="tool-card">
      <h2>Webhook của ứng dụng {app.name}</h2>
      <p>
        {webhookStates[app.webhook.state]} · {app.webhook.waiting} tin chờ gửi lại
        {app.webhook.lastError && ` · lỗi cuối: ${app.webhook.lastError}`}
      </p>
      <p className="address">{app.webhook.url}</p>
      <div className="tool-row">
        {app.webhook.state === "unsubscribed" && (
          <button type="button" onClick={() => run(control.enableWebhook(app.id))}>
            Bật lại
          </button>
        )}
        <span>Gửi lại nhanh gấp</span>
        {RETRY_SPEEDS.map((speed) => (
          <button
            type="button"
            key={speed}
            aria-pressed={retrySpeed === speed}
            onClick={() => run(control.setRetrySpeed(speed))}
          >
            {speed} lần
          </button>
        ))}
      </div>
    </section>
  );
}

function OaState({ oa, now }: { oa: OfficialAccount; now: number }) {
  const run = useCommand();
  const change = (changes: ChangeOa) => run(control.changeOa(oa.id, changes));
  return (
    <section className="tool-card">
      <h2>{oa.name}</h2>
      <p className="address">OA {oa.id}</p>
      <p>
        Mã truy cập còn {formatDuration(oa.tokens.accessExpiresAt - now)}, mã làm mới còn{" "}
        {formatDuration(oa.tokens.refreshExpiresAt - now)}, đã đổi {oa.tokens.rotations} lần.
      </p>
      <p>
        Lượt gọi phút này còn {oa.limits.remainingThisMinute}/{oa.limits.perMinute}; tin trong gói còn{" "}
        {oa.quotas.paidMessages.remaining}/{oa.quotas.paidMessages.total}; gói nhóm: {oa.groupAssets.length}.
      </p>
      <div className="tool-form">
        <label>
          Loại OA
          <select value={oa.kind} onChange={(event) => change({ kind: event.target.value as OfficialAccount["kind"] })}>
            {Object.entries(kinds).map(([value, title]) => (
              <option key={value} value={value}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <label>
          Gói
          <select
            value={oa.package}
            onChange={(event) => change({ package: event.target.value as OfficialAccount["package"] })}
          >
            {Object.entries(packages).map(([value, title]) => (
              <option key={value} value={value}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <label className="check">
          <input
            type="checkbox"
            checked={oa.isVerified}
            onChange={(event) => change({ isVerified: event.target.checked })}
          />
          Đã xác thực
        </label>
        <label className="check">
          <input
            type="checkbox"
            checked={oa.isGranted}
            onChange={(event) => change({ isGranted: event.target.checked })}
          />
          Đã cấp quyền cho ứng dụng
        </label>
        <button type="button" onClick={() => run(control.expireToken(oa.id))}>
          Cho mã truy cập hết hạn ngay
        </button>
      </div>
    </section>
  );
}
