import { useState } from "react";
import { useSearchParams } from "react-router-dom";
import type { OfficialAccountsPage as Accounts, OfficialAccountView } from "../../../shared/api/official-account.ts";
import { readAccounts, startConsent } from "../api/zalo-care.ts";
import { Icon } from "../components/icon.tsx";
import { Notice } from "../components/notices.tsx";
import { Page } from "../components/page.tsx";
import { NeedsUnit, WhenLoaded } from "../components/staff-page.tsx";
import { AccountCard } from "../official-accounts/account-card.tsx";
import { ConnectByHand } from "../official-accounts/connect-by-hand.tsx";
import { ConsoleFacts } from "../official-accounts/console-facts.tsx";
import { useCall } from "../use-call.ts";
import { useFresh } from "../use-fresh.ts";
import "../styles/people.css";
import "../styles/zalo-care.css";

/** The commune's Official Accounts: what works, what does not and what to press. */
export function OfficialAccountsPage() {
  return (
    <NeedsUnit title="Tài khoản OA" ofCommune>
      {({ token }, unit) => <AccountsOf token={token} unit={unit} />}
    </NeedsUnit>
  );
}

/** How the way through Zalo's consent page ended. */
const outcomes: Record<string, { tone: "good" | "bad"; text: string }> = {
  xong: { tone: "good", text: "Đã kết nối OA với Zalo." },
  "het-han": { tone: "bad", text: "Lần kết nối này đã hết hạn hoặc đã dùng; xin bấm Kết nối lại." },
  "cua-noi-khac": { tone: "bad", text: "OA ấy đang thuộc xã khác hoặc ứng dụng khác." },
  "zalo-tu-choi": { tone: "bad", text: "Zalo không cấp quyền; xin thử lại, hoặc dán mã lấy ở API Explorer." },
  thieu: { tone: "bad", text: "Zalo không gửi về đủ thông tin; xin thử lại, hoặc dán mã lấy ở API Explorer." },
};

function AccountsOf({ token, unit }: { token: string; unit: { id: number; name: string } }) {
  const kept = useFresh(`accounts:${unit.id}`, () => readAccounts(token, unit.id));
  const [query] = useSearchParams();
  const outcome = outcomes[query.get("ket-noi") ?? ""];
  const keep = (account: OfficialAccountView) => {
    if (!kept.data) return;
    const others = kept.data.accounts.filter(({ oaId }) => oaId !== account.oaId);
    kept.replace({ ...kept.data, accounts: [...others, account] });
  };
  return (
    <Page title="Tài khoản OA" lead={unit.name} back="/s" wide>
      {outcome && <Notice tone={outcome.tone}>{outcome.text}</Notice>}
      <WhenLoaded kept={kept}>
        {(page) => (
          <div className="desk">
            <div className="stack">
              {page.accounts.length === 0 && (
                <p className="card">
                  Xã, phường chưa kết nối Official Account nào nên bà con và các tổ chưa nhắn được.
                </p>
              )}
              {page.accounts.map((account) => (
                <AccountCard
                  key={account.oaId}
                  {...{ token, account, unitId: unit.id, mayManage: page.mayManage }}
                  onChanged={keep}
                  onReload={kept.reload}
                />
              ))}
            </div>
            {page.mayManage && (
              <div className="stack">
                <Connect token={token} unitId={unit.id} page={page} />
                <ConnectByHand token={token} unitId={unit.id} onConnected={keep} />
                <ConsoleFacts page={page} />
              </div>
            )}
          </div>
        )}
      </WhenLoaded>
    </Page>
  );
}

function Connect({ token, unitId, page }: { token: string; unitId: number; page: Accounts }) {
  const call = useCall();
  const [isLeaving, setLeaving] = useState(false);
  const go = () =>
    call.run(
      () => startConsent(token, unitId),
      ({ url }) => {
        setLeaving(true);
        window.location.assign(url);
      },
    );
  const isNew = page.accounts.length === 0;
  return (
    <section className="card stack">
      <h2>{isNew ? "Kết nối OA" : "Kết nối lại"}</h2>
      <p>Quản trị viên của OA đăng nhập Zalo, chọn OA của xã, tích tất cả nhóm quyền rồi bấm “Cho phép”.</p>
      {call.failure && <Notice tone="bad">{call.failure.message}</Notice>}
      <button
        type="button"
        className="button button-main"
        disabled={call.isBusy || isLeaving}
        onClick={() => void go()}
      >
        <Icon name="next" />
        {isLeaving ? "Đang mở trang Zalo…" : isNew ? "Kết nối OA" : "Kết nối lại"}
      </button>
    </section>
  );
}
