import { useState } from "react";
import type { OfficialAccountView } from "../../../shared/api/official-account.ts";
import { pasteTokens } from "../api/zalo-care.ts";
import { TextField } from "../components/form-fields.tsx";
import { Notice } from "../components/notices.tsx";
import { useCall } from "../use-call.ts";

interface ConnectByHandProps {
  token: string;
  unitId: number;
  onConnected: (account: OfficialAccountView) => void;
}

/** When the consent page cannot be used: the pair that Zalo's console shows. */
export function ConnectByHand({ token, unitId, onConnected }: ConnectByHandProps) {
  const [accessToken, setAccessToken] = useState("");
  const [refreshToken, setRefreshToken] = useState("");
  const [isDone, setDone] = useState(false);
  const call = useCall();
  return (
    <details className="card oa-more">
      <summary>Hoặc dán cặp mã lấy ở API Explorer</summary>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void call.run(
            () => pasteTokens(token, unitId, { accessToken, refreshToken }),
            (account) => {
              setAccessToken("");
              setRefreshToken("");
              setDone(true);
              onConnected(account);
            },
          );
        }}
      >
        <TextField label="Access token" rows={3} value={accessToken} onChange={setAccessToken} maxLength={4096} />
        <TextField label="Refresh token" rows={3} value={refreshToken} onChange={setRefreshToken} maxLength={4096} />
        {call.failure && <Notice tone="bad">{call.failure.message}</Notice>}
        {isDone && <Notice tone="good">Đã kết nối.</Notice>}
        <button
          type="submit"
          className="button"
          disabled={call.isBusy || accessToken.trim().length < 10 || refreshToken.trim().length < 10}
        >
          {call.isBusy ? "Đang hỏi Zalo…" : "Kết nối bằng cặp mã"}
        </button>
      </form>
    </details>
  );
}
