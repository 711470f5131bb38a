import { useState } from "react";
import { Link } from "react-router-dom";
import type { OwnData } from "../../../shared/api/personal-data.ts";
import { readOwnData, readOwnDataFile } from "../api/personal-data.ts";
import { DownloadProgress } from "../components/download-progress.tsx";
import { Icon } from "../components/icon.tsx";
import type { SignedIn } from "../components/needs-login.tsx";
import { Loading, Notice } from "../components/notices.tsx";
import { Page } from "../components/page.tsx";
import { WhenLoaded } from "../components/staff-page.tsx";
import { forgetOnPhone } from "../forgotten.ts";
import { LeaveCard, type Left } from "../own-data/leave-card.tsx";
import { MessagesCard } from "../own-data/messages-card.tsx";
import { OwnDataCard } from "../own-data/own-data-card.tsx";
import { useSession } from "../session.tsx";
import { useDownload } from "../use-download.ts";
import { useFresh } from "../use-fresh.ts";
import "../styles/own-data.css";

/** What is kept of me, and all I may ask for: see, take along, correct, stop, delete. */
export function OwnDataPage() {
  const { session, leave } = useSession();
  const [left, setLeft] = useState<Left>();
  return (
    <Page title="Dữ liệu của tôi" lead="Xem, sửa, lấy về, xóa" back={session.state === "signed_in" ? "/me" : "/g"}>
      {session.state === "checking" && <Loading />}
      {session.state === "guest" && <Guest left={left} />}
      {session.state === "signed_in" && (
        <Own
          session={session}
          onLeft={(how) => {
            if (how === "erased") void forgetOnPhone(session.me.id);
            setLeft(how);
            leave();
          }}
        />
      )}
    </Page>
  );
}

function Own({ session: { token }, onLeft }: { session: SignedIn; onLeft: (left: Left) => void }) {
  const kept = useFresh("own-data", () => readOwnData(token));
  return (
    <WhenLoaded kept={kept}>
      {(own) => (
        <>
          <OwnDataCard token={token} own={own} onChanged={kept.replace} />
          <MessagesCard token={token} own={own} onChanged={kept.replace} />
          <CopyCard token={token} />
          <HowLong own={own} />
          <LeaveCard token={token} own={own} onLeft={onLeft} />
        </>
      )}
    </WhenLoaded>
  );
}

function CopyCard({ token }: { token: string }) {
  const { made, download } = useDownload();
  const get = (format: "csv" | "json") =>
    void download(`du-lieu-cua-toi.${format}`, () => readOwnDataFile(token, format));
  const isBusy = made.state === "making";
  return (
    <section className="card">
      <h2>Lấy về một bản</h2>
      <p>Đầy đủ mọi thứ ở trên, cùng từng báo cáo và từng lời nhờ hỗ trợ.</p>
      <div className="buttons">
        <button type="button" className="button" disabled={isBusy} onClick={() => get("csv")}>
          <Icon name="file" />
          Bảng để đọc (CSV)
        </button>
        <button type="button" className="button" disabled={isBusy} onClick={() => get("json")}>
          <Icon name="file" />
          Tệp cho máy (JSON)
        </button>
      </div>
      <DownloadProgress made={made} />
    </section>
  );
}

function HowLong({ own }: { own: OwnData }) {
  return (
    <section className="card">
      <h2>Giữ bao lâu, ai giữ</h2>
      <p>
        <strong>{own.controller}</strong> giữ, để tổng hợp kết quả của các tổ và báo tin cho bà con. Không bán, không
        chuyển cho ai ngoài cơ quan có thẩm quyền.
      </p>
      <ul className="lines">
        {own.keptHowLong.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p>{own.contact}</p>
    </section>
  );
}

const afterLeaving: Record<Left, string> = {
  withdrawn: "Đã rút đồng ý, đã đăng xuất. Muốn xóa luôn dữ liệu cũ, nhắn cho Zalo của xã: xóa dữ liệu của tôi.",
  erased: "Đã xóa hết dữ liệu cá nhân. Hướng dẫn và hỗ trợ vẫn dùng được bình thường.",
};

/** Somebody who never logged in: there is nothing here, and a way to ask about the chat. */
function Guest({ left }: { left: Left | undefined }) {
  return (
    <>
      {left && <Notice tone="good">{afterLeaving[left]}</Notice>}
      <section className="card">
        <h2>Xem hướng dẫn: không giữ gì</h2>
        <p>
          Bà con đọc hướng dẫn ở đây không cần đăng nhập. Xã, phường không biết ai đã xem, không lưu tên, số điện thoại
          hay vị trí. Hướng dẫn đã mở và cỡ chữ chỉ nằm trên máy này.
        </p>
      </section>
      <section className="card">
        <h2>Đã nhắn tin cho Zalo của xã?</h2>
        <p>Tin nhắn tự xóa sau 30 ngày. Muốn xem, sửa, lấy về hoặc xóa dữ liệu của mình, nhắn cho Zalo của xã:</p>
        <p className="code">
          <strong>quyền riêng tư</strong>
        </p>
        <p>Muốn thôi nhận tin thì nhắn “dừng”, có hiệu lực ngay.</p>
      </section>
      <section className="card quiet">
        <h2>Thành viên tổ, cán bộ xã</h2>
        <p>Đăng nhập để xem và sửa ngay tại đây.</p>
        <Link to="/login?den=%2Fp" className="button">
          Đăng nhập
        </Link>
      </section>
    </>
  );
}
