import { useState } from "react";
import { Link } from "react-router-dom";
import type { NameProposal, NameProposals } from "../../../shared/api/name-proposal.ts";
import { readNameProposals, settleName } from "../api/name-proposals.ts";
import { Icon } from "../components/icon.tsx";
import { Notice } from "../components/notices.tsx";
import { Page } from "../components/page.tsx";
import { NeedsUnit, WhenLoaded } from "../components/staff-page.tsx";
import { useCall } from "../use-call.ts";
import { type Kept, useKept } from "../use-kept.ts";
import "../styles/names.css";

/** A number that nobody sent: it shows how a name will be read. */
const EXAMPLE = 12;

/** What members call things, found where they put a reading right; one press makes it a name of the indicator. */
export function NamesPage() {
  return (
    <NeedsUnit title="Tên gọi mới" ofCommune>
      {({ token }, unit) => <Names token={token} communeId={unit.communeId ?? unit.id} lead={unit.name} />}
    </NeedsUnit>
  );
}

function Names({ token, communeId, lead }: { token: string; communeId: number; lead: string }) {
  const kept = useKept(`names:${communeId}`, () => readNameProposals(token, communeId));
  const [done, setDone] = useState<string>();
  return (
    <Page title="Tên gọi mới" lead={lead} back="/s/indicators" wide>
      <p>
        Cách các tổ gọi việc mà máy chưa hiểu đúng, ghi lại khi tổ trả lời hoặc sửa số trong 30 ngày qua. Bấm “Thêm tên
        gọi” thì từ tin nhắn kế tiếp máy đọc đúng.
      </p>
      <div aria-live="polite">{done && <Notice tone="good">{done}</Notice>}</div>
      <WhenLoaded kept={kept}>
        {({ proposals }) =>
          proposals.length === 0 ? (
            <Nothing />
          ) : (
            <ul className="names">
              {proposals.map((proposal) => (
                <li key={`${proposal.words}:${proposal.code}`}>
                  <Proposal {...{ proposal, token, communeId, kept }} onDone={setDone} />
                </li>
              ))}
            </ul>
          )
        }
      </WhenLoaded>
    </Page>
  );
}

function Nothing() {
  return (
    <section className="card">
      <h2>Chưa có tên gọi nào cần xem</h2>
      <p>Khi từ hai người trở lên cùng gọi một việc theo cách máy chưa biết, tên gọi đó hiện ở đây.</p>
      <p>
        Tên gọi nào biết trước thì thêm ngay trong <Link to="/s/indicators">Danh mục chỉ tiêu</Link>.
      </p>
    </section>
  );
}

interface ProposalProps {
  proposal: NameProposal;
  token: string;
  communeId: number;
  kept: Kept<NameProposals>;
  onDone: (what: string) => void;
}

function Proposal({ proposal, token, communeId, kept, onDone }: ProposalProps) {
  const { said, means, readAs, people, times, willRead } = proposal;
  const { run, isBusy, failure } = useCall();
  const settle = (decision: "accepted" | "dismissed") =>
    void run(
      () => settleName(token, communeId, { ...proposal, decision }),
      (left) => {
        kept.replace(left);
        onDone(
          decision === "accepted"
            ? `Đã thêm “${said}” vào tên gọi của “${means.label}”.`
            : `Đã bỏ qua “${said}”. Tên này không được thêm.`,
        );
      },
    );
  return (
    <section className="card name-proposal" aria-label={`Tên gọi “${said}”`}>
      <h2>“{said}”</h2>
      <p className="used-by">{usedBy(people, times)}</p>
      <dl className="name-reading">
        <dt>Máy đang hiểu</dt>
        <dd>{readAs ? readAs.label : "Chưa hiểu, phải hỏi lại"}</dd>
        <dt>Các tổ muốn nói</dt>
        <dd>
          <strong>{means.label}</strong>
        </dd>
        <dt>Thêm rồi thì</dt>
        <dd>
          {willRead
            ? `“${EXAMPLE} ${said}” được ghi là ${EXAMPLE} ${means.unit}.`
            : `“${EXAMPLE} ${said}” vẫn có thể bị hiểu như cũ, vì trong tên có chữ của việc khác. Nên dặn các tổ gọi tên khác.`}
        </dd>
      </dl>
      {failure && <Notice tone="bad">{failure.message}</Notice>}
      <div className="buttons">
        <button type="button" className="button button-main" disabled={isBusy} onClick={() => settle("accepted")}>
          <Icon name="plus" />
          Thêm tên gọi
        </button>
        <button type="button" className="button" disabled={isBusy} onClick={() => settle("dismissed")}>
          Bỏ qua
        </button>
      </div>
    </section>
  );
}

function usedBy(people: number, times: number): string {
  return people > 1 ? `${people} người gọi như vậy, ${times} lần` : `1 người gọi như vậy, ${times} lần`;
}
