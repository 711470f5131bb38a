import { useState } from "react";
import { Link } from "react-router-dom";
import type { GeneralSettings, GeneralSettingsPage as Settings } from "../../../shared/api/commune-settings.ts";
import { readGeneralSettings, saveGeneralSettings } from "../api/general-settings.ts";
import { CheckField, TextField } from "../components/form-fields.tsx";
import { LinesField } from "../components/lines-field.tsx";
import { Notice } from "../components/notices.tsx";
import { Page } from "../components/page.tsx";
import { NeedsUnit, WhenLoaded } from "../components/staff-page.tsx";
import { useCall } from "../use-call.ts";
import { useFresh } from "../use-fresh.ts";
import "../styles/people.css";

/** What a commune decides that has no page of its own: whom to ask, how long things are kept, what holds for announcements. */
export function GeneralSettingsPage() {
  return (
    <NeedsUnit title="Cài đặt chung" ofCommune>
      {({ token }, unit) => (
        <Page title="Cài đặt chung" lead={unit.name} back="/s" wide>
          <Loaded token={token} unitId={unit.id} />
        </Page>
      )}
    </NeedsUnit>
  );
}

function Loaded({ token, unitId }: { token: string; unitId: number }) {
  const kept = useFresh(`settings:${unitId}`, () => readGeneralSettings(token, unitId));
  return (
    <WhenLoaded kept={kept}>
      {(page) => <SettingsForm page={page} onSave={(settings) => saveGeneralSettings(token, unitId, settings)} />}
    </WhenLoaded>
  );
}

/** As typed: a field that is being emptied is not a nought. */
interface Typed {
  controller: string;
  contact: string;
  workingHours: string;
  photoMonths: string;
  consentMonths: string;
  needsApproval: boolean;
  approvalAbove: string;
  hosts: readonly string[];
}

interface SettingsFormProps {
  page: Settings;
  onSave: (settings: GeneralSettings) => Promise<Settings>;
}

function SettingsForm({ page, onSave }: SettingsFormProps) {
  const [typed, setTyped] = useState(() => typedOf(page.settings));
  const [isSaved, setSaved] = useState(false);
  const { isBusy, failure, run } = useCall();
  const change = (part: Partial<Typed>) => {
    setSaved(false);
    setTyped({ ...typed, ...part });
  };
  const wrong = wrongOf(typed);
  const save = () =>
    void run(
      () => onSave(settingsOf(typed, page.settings)),
      (after) => {
        setTyped(typedOf(after.settings));
        setSaved(true);
      },
    );
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <fieldset className="desk" disabled={!page.mayChange}>
        <PeopleCard typed={typed} defaults={page.defaults} onChange={change} />
        <div className="stack">
          <KeepingCard typed={typed} wrong={wrong} onChange={change} />
          <AnnouncementsCard typed={typed} wrong={wrong} onChange={change} />
        </div>
      </fieldset>
      <div aria-live="polite">
        {failure && <Notice tone="bad">{failure.message}</Notice>}
        {isSaved && <Notice tone="good">Đã lưu, có hiệu lực ngay.</Notice>}
      </div>
      {page.mayChange ? (
        <button
          type="submit"
          className="button button-main own-width"
          disabled={isBusy || Object.values(wrong).some(Boolean)}
        >
          {isBusy ? "Đang lưu…" : "Lưu"}
        </button>
      ) : (
        <Notice>Cán bộ của xã, phường đổi được các mục này.</Notice>
      )}
    </form>
  );
}

interface CardProps {
  typed: Typed;
  onChange: (part: Partial<Typed>) => void;
}

function PeopleCard({ typed, defaults, onChange }: CardProps & { defaults: Settings["defaults"] }) {
  return (
    <section className="card">
      <h2>Khi bà con cần gặp người</h2>
      <TextField
        label="Câu chỉ nơi hỏi"
        hint="Ghi tên người, nơi gặp hoặc số điện thoại. Để trống thì dùng câu mẫu bên dưới."
        rows={3}
        maxLength={300}
        placeholder={defaults.contact}
        value={typed.contact}
        onChange={(contact) => onChange({ contact })}
      />
      <TextField
        label="Giờ làm việc"
        rows={2}
        maxLength={120}
        value={typed.workingHours}
        onChange={(workingHours) => onChange({ workingHours })}
      />
      <TextField
        label="Cơ quan giữ dữ liệu"
        hint="Có tên trong lời xin phép lưu dữ liệu. Đổi tên thì người mới được hỏi theo tên mới."
        maxLength={120}
        placeholder={defaults.controller}
        value={typed.controller}
        onChange={(controller) => onChange({ controller })}
      />
    </section>
  );
}

function KeepingCard({ typed, wrong, onChange }: CardProps & { wrong: Wrong }) {
  return (
    <section className="card">
      <h2>Giữ bao lâu</h2>
      <div className="form-grid">
        <TextField
          label="Ảnh báo cáo (tháng)"
          hint="Ảnh cũ hơn tự xóa trong đêm, không lấy lại được."
          type="number"
          min={1}
          max={120}
          error={wrong.photoMonths}
          value={typed.photoMonths}
          onChange={(photoMonths) => onChange({ photoMonths })}
        />
        <TextField
          label="Người đã rời tổ (tháng)"
          hint="Tên, số điện thoại tự xóa sau đó; số liệu ở lại."
          type="number"
          min={1}
          max={120}
          error={wrong.consentMonths}
          value={typed.consentMonths}
          onChange={(consentMonths) => onChange({ consentMonths })}
        />
      </div>
    </section>
  );
}

function AnnouncementsCard({ typed, wrong, onChange }: CardProps & { wrong: Wrong }) {
  return (
    <section className="card">
      <h2>Thông báo</h2>
      <CheckField
        label="Gửi nhiều nơi thì cần người thứ hai duyệt"
        checked={typed.needsApproval}
        onChange={(needsApproval) => onChange({ needsApproval })}
      />
      {typed.needsApproval && (
        <TextField
          label="Cần duyệt khi gửi quá (nơi nhận)"
          type="number"
          min={0}
          error={wrong.approvalAbove}
          value={typed.approvalAbove}
          onChange={(approvalAbove) => onChange({ approvalAbove })}
        />
      )}
      <LinesField
        label="Trang được đưa vào thông báo"
        hint="Mỗi dòng một tên miền, ví dụ truong.edu.vn. Trang .gov.vn và Zalo luôn được."
        lines={typed.hosts}
        onChange={(hosts) => onChange({ hosts })}
      />
      {wrong.hosts && <p className="field-error">{wrong.hosts}</p>}
      <p>
        Giờ không gửi tin: xem ở <Link to="/s/reminders">Nhắc báo cáo</Link>.
      </p>
    </section>
  );
}

type Wrong = Partial<Record<"photoMonths" | "consentMonths" | "approvalAbove" | "hosts", string>>;

const isWhole = (text: string, least: number, most: number) =>
  /^\d{1,7}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;

function wrongOf({ photoMonths, consentMonths, needsApproval, approvalAbove, hosts }: Typed): Wrong {
  const months = "Ghi số tháng, từ 1 đến 120.";
  const host = hosts.map(hostOf).find((one) => !/^[a-z0-9.-]+\.[a-z]{2,}$/.test(one));
  return {
    ...(isWhole(photoMonths, 1, 120) ? {} : { photoMonths: months }),
    ...(isWhole(consentMonths, 1, 120) ? {} : { consentMonths: months }),
    ...(needsApproval && !isWhole(approvalAbove, 0, 1_000_000) ? { approvalAbove: "Ghi một số, ví dụ 20." } : {}),
    ...(host === undefined ? {} : { hosts: `“${host}” chưa phải tên miền, ví dụ truong.edu.vn.` }),
  };
}

/** "https://Truong.edu.vn/tin" is typed as it is copied. */
function hostOf(line: string): string {
  return line
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(/\/.*$/, "");
}

function typedOf({ announcements, ...settings }: GeneralSettings): Typed {
  return {
    controller: settings.controller ?? "",
    contact: settings.contact ?? "",
    workingHours: settings.workingHours,
    photoMonths: String(settings.photoMonths),
    consentMonths: String(settings.consentMonths),
    needsApproval: announcements.approvalAbove !== undefined,
    approvalAbove: String(announcements.approvalAbove ?? 20),
    hosts: announcements.allowedHosts,
  };
}

function settingsOf(typed: Typed, before: GeneralSettings): GeneralSettings {
  const [controller, contact] = [typed.controller.trim(), typed.contact.trim()];
  return {
    ...(controller && { controller }),
    ...(contact && { contact }),
    workingHours: typed.workingHours.trim() || before.workingHours,
    photoMonths: Number(typed.photoMonths),
    consentMonths: Number(typed.consentMonths),
    announcements: {
      previewAboveGroups: before.announcements.previewAboveGroups,
      allowedHosts: typed.hosts.map(hostOf),
      ...(typed.needsApproval ? { approvalAbove: Number(typed.approvalAbove) } : {}),
    },
  };
}
