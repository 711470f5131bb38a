import { useState } from "react";
import type { OfficialAccountView } from "../../../shared/api/official-account.ts";
import { formatInstant } from "../../../shared/calendar/format.ts";
import { lookAtAccount, pasteSecretKey } from "../api/zalo-care.ts";
import { TextField } from "../components/form-fields.tsx";
import { Notice } from "../components/notices.tsx";
import { useCall } from "../use-call.ts";

interface AccountCardProps {
  token: string;
  unitId: number;
  account: OfficialAccountView;
  mayManage: boolean;
  onChanged: (account: OfficialAccountView) => void;
  onReload: () => void;
}

/** The worker looks within seconds. */
const LOOK_TAKES_MS = 4_000;
const groupWords = { yes: "Có", no: "Không có", unknown: "Chưa rõ" };

/** One OA in words: everything wrong with it, and the buttons that mend it. */
export function AccountCard({ token, unitId, account, mayManage, onChanged, onReload }: AccountCardProps) {
  const { oaId, name, problems } = account;
  const call = useCall();
  const [isLooking, setLooking] = useState(false);
  const look = () => {
    setLooking(true);
    void call.run(
      () => lookAtAccount(token, unitId, oaId, "check"),
      () =>
        window.setTimeout(() => {
          setLooking(false);
          onReload();
        }, LOOK_TAKES_MS),
    );
  };
  return (
    <section className="card stack" aria-labelledby={`oa-${oaId}`}>
      <h2 id={`oa-${oaId}`}>{name ?? `OA ${oaId}`}</h2>
      {problems.length === 0 && <Notice tone="good">Mọi việc đang chạy.</Notice>}
      {problems.map(({ code, severity, sentence, press, since }) => (
        <Notice key={code} tone={severity === "broken" ? "bad" : "warn"}>
          <p className="oa-problem">
            <strong>{severity === "broken" ? "Đang hỏng: " : "Cần lo: "}</strong>
            {sentence}
          </p>
          <p className="oa-problem">
            Cần làm: <strong>{press}.</strong>
          </p>
          {since && <p className="small">Thấy từ {formatInstant(new Date(since))}.</p>}
        </Notice>
      ))}
      <dl className="oa-facts">
        <dt>Kết nối với Zalo</dt>
        <dd>{connectionWords(account)}</dd>
        <dt>Tin đến gần nhất</dt>
        <dd>{moment(account.lastEventAt)}</dd>
        <dt>Tin gửi gần nhất</dt>
        <dd>{moment(account.lastSentAt)}</dd>
        <dt>Gói nhóm chat</dt>
        <dd>
          {groupWords[account.groups]}
          {account.freeGroupPlaces !== undefined && `, còn ${account.freeGroupPlaces} chỗ trống`}
        </dd>
        <dt>Kiểm tra gần nhất</dt>
        <dd>{moment(account.checkedAt)}</dd>
      </dl>
      {call.failure && <Notice tone="bad">{call.failure.message}</Notice>}
      {mayManage && (
        <>
          <div className="buttons">
            <button type="button" className="button" disabled={call.isBusy || isLooking} onClick={look}>
              {isLooking ? "Đang hỏi Zalo…" : "Kiểm tra lại"}
            </button>
            <button
              type="button"
              className="button"
              disabled={call.isBusy || isLooking}
              onClick={() => void call.run(() => lookAtAccount(token, unitId, oaId, "refresh"), onChanged)}
            >
              Gia hạn kết nối
            </button>
          </div>
          <SecretKey {...{ token, unitId, oaId }} onChanged={onChanged} />
        </>
      )}
    </section>
  );
}

function SecretKey({
  token,
  unitId,
  oaId,
  onChanged,
}: Omit<AccountCardProps, "account" | "mayManage" | "onReload"> & { oaId: string }) {
  const [secretKey, setSecretKey] = useState("");
  const [isSaved, setSaved] = useState(false);
  const call = useCall();
  return (
    <details className="oa-more">
      <summary>Dán OA Secret Key của webhook</summary>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void call.run(
            () => pasteSecretKey(token, unitId, oaId, secretKey),
            (account) => {
              setSecretKey("");
              setSaved(true);
              onChanged(account);
            },
          );
        }}
      >
        <TextField
          label="OA Secret Key"
          hint="Lấy ở developers.zalo.me, mục Webhook. Đây không phải khóa bí mật của ứng dụng."
          value={secretKey}
          onChange={setSecretKey}
          maxLength={200}
        />
        {call.failure && <Notice tone="bad">{call.failure.message}</Notice>}
        {isSaved && <Notice tone="good">Đã lưu. Nhắn thử cho OA để kiểm tra.</Notice>}
        <button type="submit" className="button" disabled={call.isBusy || secretKey.trim().length < 4}>
          Lưu khóa
        </button>
      </form>
    </details>
  );
}

function connectionWords({ connection, expiresAt }: OfficialAccountView): string {
  if (connection === "missing") return "Chưa kết nối";
  if (connection === "dead") return "Đã mất, cần kết nối lại";
  if (connection === "uncertain") return "Đang chờ Zalo trả lời";
  return expiresAt ? `Tốt, tự gia hạn trước ${formatInstant(new Date(expiresAt))}` : "Tốt";
}

function moment(instant: string | undefined): string {
  return instant ? formatInstant(new Date(instant)) : "Chưa có";
}
