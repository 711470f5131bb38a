import { useEffect, useState } from "react";
import type {
  PeriodCut,
  PeriodRulesChange,
  PeriodRulesPreview,
  PeriodRulesPage as Rules,
} from "../../../shared/api/period-rules.ts";
import { formatDay } from "../../../shared/calendar/format.ts";
import { CallFailed } from "../api/client.ts";
import { changePeriodRules, previewPeriodRules } from "../api/periods.ts";
import { ConfirmDialog } from "../components/confirm-dialog.tsx";
import { SelectField, TextField } from "../components/form-fields.tsx";
import { Notice } from "../components/notices.tsx";
import { useCall } from "../use-call.ts";
import { NextPeriods } from "./next-periods.tsx";

const kinds: { value: PeriodCut["kind"]; label: string }[] = [
  { value: "week", label: "Tuần (thứ Hai đến Chủ nhật)" },
  { value: "month", label: "Tháng" },
  { value: "quarter", label: "Quý" },
  { value: "half", label: "6 tháng" },
  { value: "nine_months", label: "9 tháng, rồi quý IV" },
  { value: "year", label: "Năm" },
];
type Cut = "calendar" | "administrative";
const cuts: { value: Cut; label: string }[] = [
  { value: "administrative", label: "Ngày 15 tháng trước đến ngày 14" },
  { value: "calendar", label: "Ngày 1 đến hết tháng" },
];
/** Nghị định 09/2019/NĐ-CP as applied. */
const ADMINISTRATIVE_END = 14;
const PREVIEW_REST_MS = 400;

interface RuleFormProps {
  token: string;
  rules: Rules;
  onChanged: (rules: Rules) => void;
}

/** The rule, with what would follow from it beside it, before it is kept. */
export function RuleForm({ token, rules, onChanged }: RuleFormProps) {
  const [kind, setKind] = useState(rules.cut.kind);
  const [cut, setCut] = useState<Cut>(rules.cut.monthEndsOn === undefined ? "calendar" : "administrative");
  const [workingDays, setWorkingDays] = useState(String(rules.workingDaysAfter));
  const [lockDays, setLockDays] = useState(String(rules.lockDaysAfterDue ?? ""));
  const [teamTitle, setTeamTitle] = useState(rules.teamTitle);
  const [isAsking, setAsking] = useState(false);
  const { isBusy, failure, run } = useCall();

  const change = changeOf(rules, { kind, cut, workingDays, lockDays, teamTitle });
  const isWrong = !isCount(workingDays, 0, 30) || (lockDays !== "" && !isCount(lockDays, 1, 365)) || !teamTitle.trim();
  const isSame = Object.keys(change).length === 0;
  const preview = usePreview(token, rules, isWrong || isSame ? undefined : change);
  const shown = preview ?? rules;
  const save = () =>
    void run(
      () => changePeriodRules(token, rules.unit.id, change),
      (next) => {
        setAsking(false);
        onChanged(next);
      },
    );
  return (
    <>
      <section className="card">
        <h2>Quy định của xã, phường</h2>
        <SelectField label="Mỗi kỳ là một" value={kind} onChange={setKind} options={kinds} />
        {kind !== "week" && <SelectField label="Tháng tính từ" value={cut} onChange={setCut} options={cuts} />}
        <TextField
          label="Hạn nộp: sau khi hết kỳ bao nhiêu ngày làm việc"
          hint="0 là hết ngày cuối của kỳ. Thứ Bảy, Chủ nhật và ngày nghỉ không tính."
          type="number"
          min={0}
          max={30}
          value={workingDays}
          onChange={setWorkingDays}
          error={isCount(workingDays, 0, 30) ? undefined : "Nhập một số từ 0 đến 30."}
        />
        <TextField
          label="Tự khóa số liệu sau hạn nộp bao nhiêu ngày"
          hint="Để trống là không tự khóa. Kỳ đã khóa thì tổ không tự sửa được; cán bộ mở lại khi cần."
          type="number"
          min={1}
          max={365}
          value={lockDays}
          onChange={setLockDays}
          error={lockDays === "" || isCount(lockDays, 1, 365) ? undefined : "Nhập một số từ 1 đến 365."}
        />
        <TextField
          label="Tên gọi chính thức của các tổ"
          hint="Dùng trong tin nhắn, báo cáo và văn bản."
          maxLength={80}
          value={teamTitle}
          onChange={setTeamTitle}
          error={teamTitle.trim() ? undefined : "Nhập tên gọi của các tổ."}
        />
        {failure && <Notice tone="bad">{failure.message}</Notice>}
        <button
          type="button"
          className="button button-main"
          disabled={isSame || isWrong || isBusy}
          onClick={() => (change.cut ? setAsking(true) : save())}
        >
          {isBusy ? "Đang lưu…" : isSame ? "Chưa đổi gì" : "Lưu"}
        </button>
      </section>
      {shown.begins && (
        <Notice>
          Cách chia kỳ mới bắt đầu từ {formatDay(shown.begins)}. Các kỳ trước đó, và số liệu đã nộp, giữ nguyên.
        </Notice>
      )}
      <NextPeriods title={preview ? "Bốn kỳ tới, nếu lưu" : "Bốn kỳ tới"} periods={shown.next} />
      {isAsking && (
        <AskToCut begins={shown.begins} isBusy={isBusy} onConfirm={save} onCancel={() => setAsking(false)} />
      )}
    </>
  );
}

interface AskToCutProps {
  begins: Rules["begins"];
  isBusy: boolean;
  onConfirm: () => void;
  onCancel: () => void;
}

function AskToCut({ begins, ...answers }: AskToCutProps) {
  return (
    <ConfirmDialog title="Đổi cách chia kỳ?" confirmLabel="Đổi" {...answers}>
      <p>
        {begins
          ? `Cách chia mới có hiệu lực từ ${formatDay(begins)}. Kỳ đang diễn ra và các kỳ cũ không đổi.`
          : "Cách chia mới có hiệu lực ngay, vì chưa có báo cáo nào."}{" "}
        Lời nhắc và hạn nộp sẽ theo kỳ mới.
      </p>
    </ConfirmDialog>
  );
}

interface Entered {
  kind: PeriodCut["kind"];
  cut: Cut;
  workingDays: string;
  lockDays: string;
  teamTitle: string;
}

/** Only what is different is sent. */
function changeOf(rules: Rules, { kind, cut, workingDays, lockDays, teamTitle }: Entered): PeriodRulesChange {
  const monthEndsOn = kind === "week" || cut === "calendar" ? undefined : (rules.cut.monthEndsOn ?? ADMINISTRATIVE_END);
  const isCut = kind !== rules.cut.kind || (kind !== "week" && monthEndsOn !== rules.cut.monthEndsOn);
  const lock = lockDays === "" ? null : Number(lockDays);
  return {
    ...(isCut ? { cut: { kind, ...(monthEndsOn === undefined ? {} : { monthEndsOn }) } } : {}),
    ...(Number(workingDays) === rules.workingDaysAfter ? {} : { workingDaysAfter: Number(workingDays) }),
    ...(lock === (rules.lockDaysAfterDue ?? null) ? {} : { lockDaysAfterDue: lock }),
    ...(teamTitle.trim() === rules.teamTitle ? {} : { teamTitle: teamTitle.trim() }),
  };
}

function isCount(text: string, least: number, most: number): boolean {
  return /^\d{1,3}$/.test(text) && Number(text) >= least && Number(text) <= most;
}

/** What would follow; undefined while nothing is changed, or not known. */
function usePreview(token: string, { unit }: Rules, change: PeriodRulesChange | undefined) {
  const [preview, setPreview] = useState<PeriodRulesPreview>();
  const wanted = change && JSON.stringify(change);
  useEffect(() => {
    setPreview(undefined);
    if (wanted === undefined) return;
    let isCurrent = true;
    const timer = window.setTimeout(() => {
      previewPeriodRules(token, unit.id, JSON.parse(wanted) as PeriodRulesChange)
        .then((answer) => isCurrent && setPreview(answer))
        .catch((error: unknown) => {
          // Saving says what is wrong.
          if (!(error instanceof CallFailed)) throw error;
        });
    }, PREVIEW_REST_MS);
    return () => {
      isCurrent = false;
      window.clearTimeout(timer);
    };
  }, [token, unit.id, wanted]);
  return preview;
}
