import type { OfficialAccount } from "../../../protocol.ts";
import { Icon } from "../icon.tsx";

/** A load test makes thousands of OAs; a list of them would serve nobody. */
const MOST_OAS = 20;

interface OaNameProps {
  oas: readonly OfficialAccount[];
  oaId: string;
  onChoose: (oaId: string) => void;
}

/** The OA's name on top of the chat, or a choice where there are several. */
export function OaName({ oas, oaId, onChoose }: OaNameProps) {
  const oa = oas.find((known) => known.id === oaId);
  if (oas.length > 1) {
    return (
      <select
        className="oa-choice"
        aria-label="Zalo OA"
        value={oaId}
        onChange={(event) => onChoose(event.target.value)}
      >
        {oas.slice(0, MOST_OAS).map((known) => (
          <option key={known.id} value={known.id}>
            {known.name}
          </option>
        ))}
      </select>
    );
  }
  return (
    <strong className="bar-name">
      {oa?.name ?? "Chưa có OA"}
      {oa?.isVerified && (
        <span className="verified" title="OA đã xác thực">
          <Icon name="check" />
          <span className="hidden">đã xác thực</span>
        </span>
      )}
    </strong>
  );
}
