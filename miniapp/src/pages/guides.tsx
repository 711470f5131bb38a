import { useDeferredValue, useState } from "react";
import { Link, useSearchParams } from "react-router-dom";
import { Icon } from "../components/icon.tsx";
import type { IconName } from "../components/icon-shapes.ts";
import { Failure, Loading, OldCopy } from "../components/notices.tsx";
import { Page } from "../components/page.tsx";
import { PersonToAsk } from "../components/person-to-ask.tsx";
import { PrivacyLink } from "../components/privacy-link.tsx";
import { TextSizeButton } from "../components/text-size-choice.tsx";
import { type Found, useGuideBook, useGuideSearch } from "../guide-book.ts";
import { useSession } from "../session.tsx";

/** A landmark for the eye beside each title. */
const drawings: Record<string, IconName> = {
  vneid: "card",
  "dich-vu-cong": "report",
  "y-te-bao-hiem": "heart",
  "thanh-toan": "qr",
  "kinh-te-so": "shop",
  "phan-anh": "megaphone",
  "an-toan-so": "shield",
  "an-sinh": "wallet",
};

/** All guides, found by anybody's own words. Needs no login. */
export function GuidesPage() {
  const { session } = useSession();
  const { data: book, failure, asOf, isLoading, reload, communeId } = useGuideBook();
  const [address, setAddress] = useSearchParams();
  const [question, setQuestion] = useState(address.get("q") ?? "");
  const asked = useDeferredValue(question.trim());
  const answer = useGuideSearch(book, communeId, asked);
  const found = asked === "" ? { guides: book?.guides ?? [], confident: true, isAsking: false } : answer;

  const ask = (words: string) => {
    setQuestion(words);
    setAddress(words.trim() === "" ? {} : { q: words.trim() }, { replace: true });
  };

  return (
    <Page title="Hướng dẫn dịch vụ số" lead="Từng bước một, ai cũng làm được" safety>
      <search className="search">
        <label htmlFor="question">Bà con cần làm việc gì?</label>
        <div className="search-field">
          <Icon name="search" />
          <input
            id="question"
            type="search"
            enterKeyHint="search"
            autoComplete="off"
            placeholder="Ví dụ: cài VNeID"
            value={question}
            maxLength={300}
            onChange={(event) => ask(event.target.value)}
          />
        </div>
      </search>
      {failure && asOf && <OldCopy failure={failure} asOf={asOf} onRetry={reload} />}
      {book === undefined && isLoading && <Loading what="Đang tải hướng dẫn…" />}
      {book === undefined && failure && <Failure failure={failure} onRetry={reload} />}
      {book !== undefined && <GuideRows found={found} asked={asked} />}
      {/* Not before the guides: what is being read or pressed must not jump away. */}
      {(book !== undefined || failure) && (
        <>
          {session.state === "guest" && <ForTeams message={session.why?.message} />}
          <Link to="/a" className="card card-link">
            <Icon name="megaphone" />
            <span>Thông báo của xã, phường</span>
            <Icon name="next" />
          </Link>
          <PrivacyLink />
        </>
      )}
    </Page>
  );
}

function GuideRows({ found: { guides, confident, isAsking }, asked }: { found: Found; asked: string }) {
  if (guides.length === 0 && isAsking) return <Loading what="Đang tìm…" />;
  if (guides.length === 0) {
    return (
      <section className="card" aria-live="polite">
        <h2>Chưa có hướng dẫn cho “{asked}”</h2>
        <p>Bà con thử gõ ngắn hơn, ví dụ “vneid”, “nộp hồ sơ”, “quét mã”. Hoặc hỏi người của tổ:</p>
        <PersonToAsk />
      </section>
    );
  }
  return (
    <section aria-live="polite">
      <div className="rows-head">
        <h2 className="rows-title">
          {asked === "" ? `${guides.length} hướng dẫn` : confident ? "Tìm thấy" : "Có phải bà con cần việc này?"}
        </h2>
        {asked === "" && <TextSizeButton />}
      </div>
      <ul className="rows">
        {guides.map(({ slug, title, category }) => (
          <li key={slug}>
            <Link to={`/g/${slug}`} className="row">
              <span className="row-mark">
                <Icon name={drawings[category] ?? "book"} />
              </span>
              <span className="row-text">{title}</span>
              <Icon name="next" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Below everything: those who report for a team, and officers, come in here. */
function ForTeams({ message }: { message: string | undefined }) {
  return (
    <section className="card quiet">
      <h2>Thành viên tổ, cán bộ xã</h2>
      <p>{message ?? "Đăng nhập để báo cáo và xem số liệu của tổ."}</p>
      <Link to="/login" className="button">
        Đăng nhập
      </Link>
    </section>
  );
}
