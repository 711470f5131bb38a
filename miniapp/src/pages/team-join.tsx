import { useState } from "react";
import { useParams } from "react-router-dom";
import type { JoinInvitation } from "../../../shared/api/members.ts";
import { readJoinCode, renewJoinCode } from "../api/members.ts";
import { ConfirmDialog } from "../components/confirm-dialog.tsx";
import { CopyText } from "../components/copy-text.tsx";
import { Icon } from "../components/icon.tsx";
import { NeedsLogin, type SignedIn } from "../components/needs-login.tsx";
import { Failure, Loading, Notice, toHome } from "../components/notices.tsx";
import { Page } from "../components/page.tsx";
import { QrCode } from "../components/qr-code.tsx";
import { useCall } from "../use-call.ts";
import { useFresh } from "../use-fresh.ts";

/** How people get into a team: a code to read out, a drawing to hold out, a sentence to send. */
export function TeamJoinPage() {
  const teamId = Number(useParams().teamId);
  return <NeedsLogin title="Mã mời vào tổ">{(session) => <Invite session={session} teamId={teamId} />}</NeedsLogin>;
}

function Invite({ session: { token }, teamId }: { session: SignedIn; teamId: number }) {
  const { data, failure, reload, replace } = useFresh(`join:${teamId}`, () => readJoinCode(token, teamId));
  const [isWide, setWide] = useState(false);
  return (
    <Page title="Mã mời vào tổ" back={`/t/${teamId}/members`}>
      {data === undefined && (failure ? <Failure failure={failure} onRetry={reload} wayOn={toHome} /> : <Loading />)}
      {data && (
        <>
          <section className="card invite">
            <p>Người mới nhắn cho Zalo của xã, phường:</p>
            <p className="invite-code">{data.say}</p>
            <button type="button" className="invite-qr" onClick={() => setWide(true)}>
              <QrCode qr={data.qr} label={`Mã QR vào tổ, mã ${data.code}`} />
              <span className="button button-main button-wide">
                <Icon name="qr" />
                Đưa cho người mới quét
              </span>
            </button>
          </section>
          <section className="card">
            <h2>Gửi lời mời</h2>
            <CopyText text={data.shareText} label="Chép lời mời" />
          </section>
          <Renew invitation={data} onRenew={(current) => renewJoinCode(token, teamId, current)} onRenewed={replace} />
          {isWide && <WholeScreen invitation={data} onClose={() => setWide(false)} />}
        </>
      )}
    </Page>
  );
}

/** Nothing but the code, as large as the screen lets it be, for a phone held across a table. */
function WholeScreen({ invitation, onClose }: { invitation: JoinInvitation; onClose: () => void }) {
  return (
    <dialog
      className="qr-screen"
      aria-label="Mã QR vào tổ"
      ref={(dialog) => {
        if (dialog && !dialog.open) dialog.showModal();
      }}
      onClose={onClose}
    >
      <p>
        Mở Zalo, chọn quét mã QR, quét hình này.
        {!invitation.link && " Rồi gửi câu hiện ra cho Zalo của xã, phường."}
      </p>
      <QrCode qr={invitation.qr} label={`Mã QR vào tổ, mã ${invitation.code}`} />
      <p className="invite-code">{invitation.code}</p>
      <button type="button" className="button button-main button-wide" onClick={onClose}>
        Xong
      </button>
    </dialog>
  );
}

interface RenewProps {
  invitation: JoinInvitation;
  onRenew: (current: string) => Promise<JoinInvitation>;
  onRenewed: (invitation: JoinInvitation) => void;
}

function Renew({ invitation, onRenew, onRenewed }: RenewProps) {
  const [isAsking, setAsking] = useState(false);
  const [isDone, setDone] = useState(false);
  const { isBusy, failure, run } = useCall();
  const renew = () =>
    run(
      () => onRenew(invitation.code),
      (fresh) => {
        onRenewed(fresh);
        setAsking(false);
        setDone(true);
      },
    );
  return (
    <section className="card" aria-live="polite">
      <h2>Mã bị lộ?</h2>
      <p>Nếu người lạ có mã, đổi mã khác. Người đã ở trong tổ không bị ảnh hưởng.</p>
      {isDone && <Notice tone="good">Đã đổi. Mã cũ không còn dùng được.</Notice>}
      <button type="button" className="button" onClick={() => setAsking(true)}>
        <Icon name="repeat" />
        Đổi mã
      </button>
      {isAsking && (
        <ConfirmDialog
          title="Đổi mã vào tổ?"
          confirmLabel="Đổi mã"
          isBusy={isBusy}
          onConfirm={() => void renew()}
          onCancel={() => setAsking(false)}
        >
          <p>Mã {invitation.code} sẽ không dùng được nữa. Giấy mời và hình QR đã in phải làm lại.</p>
          {failure && <Notice tone="bad">{failure.message}</Notice>}
        </ConfirmDialog>
      )}
    </section>
  );
}
