import type { OfficialAccountsPage } from "../../../shared/api/official-account.ts";
import { CopyText } from "../components/copy-text.tsx";

/** What has to stand in Zalo's console, ready to copy. */
export function ConsoleFacts({ page: { webhookUrl, callbackUrl, challenge } }: { page: OfficialAccountsPage }) {
  const facts = [
    { label: "Địa chỉ webhook", value: webhookUrl },
    { label: "Official Account Callback Url", value: callbackUrl },
    { label: "Code challenge", value: challenge },
  ];
  return (
    <details className="card oa-more">
      <summary>Ba dòng cần lưu ở developers.zalo.me</summary>
      <div className="stack">
        {facts.map(({ label, value }) => (
          <div key={label}>
            <h3>{label}</h3>
            <CopyText text={value} label={`Chép ${label}`} />
          </div>
        ))}
      </div>
    </details>
  );
}
