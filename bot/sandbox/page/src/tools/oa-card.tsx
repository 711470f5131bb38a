import type { ChangeOa, OfficialAccount } from "../../../protocol.ts";
import { control } from "../control.ts";
import { useCommand } from "../notice.tsx";
import { formatDuration } from "../time.ts";

const count = (n: number) => n.toLocaleString("vi-VN");

const kinds = { business: "Doanh nghiệp", government: "Cơ quan nhà nước" } as const;
const packages = {
  basic: "Cơ bản",
  standard: "Tiêu chuẩn",
  growth: "Tăng trưởng",
  comprehensive: "Toàn diện",
} as const;

/** One OA: its tokens and limits, and what can be changed about it. */
export function OaCard({ oa, now }: { oa: OfficialAccount; now: number }) {
  const run = useCommand();
  const change = (changes: ChangeOa) => run(control.changeOa(oa.id, changes), "Đã đổi.");
  return (
    <section className="tool-card">
      <h3>OA {oa.name}</h3>
      <dl className="facts">
        <dt>Mã OA</dt>
        <dd>{oa.id}</dd>
        <dt>Mã truy cập còn</dt>
        <dd>{formatDuration(oa.tokens.accessExpiresAt - now)}</dd>
        <dt>Mã làm mới còn</dt>
        <dd>
          {formatDuration(oa.tokens.refreshExpiresAt - now)}, đã đổi {oa.tokens.rotations} lần
        </dd>
        <dt>Lượt gọi phút này</dt>
        <dd>
          còn {count(oa.limits.remainingThisMinute)}/{count(oa.limits.perMinute)}
        </dd>
        <dt>Tin trong gói</dt>
        <dd>
          còn {count(oa.quotas.paidMessages.remaining)}/{count(oa.quotas.paidMessages.total)}
        </dd>
        <dt>Gói nhóm</dt>
        <dd>
          {oa.groupAssets.filter(({ status }) => status === "available").length} chưa dùng trong {oa.groupAssets.length}
        </dd>
      </dl>
      <div className="tool-form">
        <div className="pair">
          <Choice title="Loại OA" value={oa.kind} options={kinds} onChoose={(kind) => change({ kind })} />
          <Choice
            title="Gói"
            value={oa.package}
            options={packages}
            onChoose={(chosen) => change({ package: chosen })}
          />
        </div>
        <div className="pair">
          <Amount title="Lượt gọi mỗi phút" value={oa.limits.perMinute} onSave={(perMinute) => change({ perMinute })} />
          <Amount
            title="Tin trong gói"
            value={oa.quotas.paidMessages.total}
            onSave={(paidMessages) => change({ paidMessages })}
          />
        </div>
        <Check title="Đã xác thực" checked={oa.isVerified} onChange={(isVerified) => change({ isVerified })} />
        <Check
          title="Đã cấp quyền cho ứng dụng"
          checked={oa.isGranted}
          onChange={(isGranted) => change({ isGranted })}
        />
        <button type="button" onClick={() => run(control.expireToken(oa.id), "Mã truy cập đã hết hạn.")}>
          Cho mã truy cập hết hạn ngay
        </button>
      </div>
    </section>
  );
}

interface ChoiceProps<T extends string> {
  title: string;
  value: T;
  options: Readonly<Record<T, string>>;
  onChoose: (value: T) => void;
}

function Choice<T extends string>({ title, value, options, onChoose }: ChoiceProps<T>) {
  return (
    <label>
      {title}
      <select value={value} onChange={(event) => onChoose(event.target.value as T)}>
        {Object.entries<string>(options).map(([option, name]) => (
          <option key={option} value={option}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function Amount({ title, value, onSave }: { title: string; value: number; onSave: (value: number) => void }) {
  return (
    <label>
      {title}
      <input
        key={value}
        type="number"
        min={1}
        defaultValue={value}
        onBlur={(event) => {
          const wanted = event.target.valueAsNumber;
          if (wanted > 0 && wanted !== value) onSave(wanted);
        }}
        onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
      />
    </label>
  );
}

function Check({
  title,
  checked,
  onChange,
}: {
  title: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  return (
    <label className="check">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      {title}
    </label>
  );
}
