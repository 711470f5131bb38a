import { useState } from "react";
import { Link } from "react-router-dom";
import type { UnansweredGroup, UnansweredList } from "../../../shared/api/content.ts";
import { dayOf } from "../../../shared/calendar/day.ts";
import { formatDay } from "../../../shared/calendar/format.ts";
import { readOpenQuestions, settleQuestions } from "../api/content.ts";
import { AddToGuide } from "../components/add-to-guide.tsx";
import { MoreButton } from "../components/more-button.tsx";
import { Notice } from "../components/notices.tsx";
import { Page } from "../components/page.tsx";
import { NeedsUnit, WhenLoaded } from "../components/staff-page.tsx";
import { questionSearch } from "../question-search.ts";
import { useCall } from "../use-call.ts";
import { useKept } from "../use-kept.ts";
import "../styles/names.css";

/** What residents asked and no guide answered, one card a matter, and what an officer can do about each. */
export function OpenQuestionsPage() {
  return (
    <NeedsUnit title="Câu hỏi chưa có hướng dẫn" ofCommune>
      {({ token }, unit) => <Questions token={token} communeId={unit.communeId ?? unit.id} lead={unit.name} />}
    </NeedsUnit>
  );
}

interface Place {
  token: string;
  communeId: number;
}

function Questions({ lead, ...place }: Place & { lead: string }) {
  const kept = useKept(`unanswered:${place.communeId}`, () => readOpenQuestions(place.token, place.communeId));
  return (
    <Page title="Câu hỏi chưa có hướng dẫn" lead={lead} back="/s/guides" wide>
      <WhenLoaded kept={kept}>{(first) => <Groups key={kept.asOf} first={first} {...place} />}</WhenLoaded>
    </Page>
  );
}

function Groups({ first, ...place }: Place & { first: UnansweredList }) {
  const [later, setLater] = useState<UnansweredList[]>([]);
  const [settled, setSettled] = useState<readonly UnansweredGroup[]>([]);
  const { run, isBusy, failure } = useCall();
  const { next } = later.at(-1) ?? first;
  const groups = [first, ...later].flatMap((page) => page.groups).filter((group) => !settled.includes(group));
  const goOn = () =>
    void run(
      () => readOpenQuestions(place.token, place.communeId, next),
      (page) => setLater([...later, page]),
    );
  const last = settled.at(-1);
  return (
    <>
      <div aria-live="polite">
        {last && (
          <Notice tone="good">Đã bỏ qua “{last.questions[0]}”. Có người hỏi lại thì câu này lại hiện ra.</Notice>
        )}
      </div>
      {groups.length === 0 && !next ? (
        <Nothing />
      ) : (
        <>
          <p>
            Bà con hỏi mà trợ lý chưa có bài nào trả lời, việc được hỏi nhiều nhất ở trên. Viết xong thì ai hỏi lại được
            trả lời ngay. Không ghi ai đã hỏi; ai cần gặp người thì đã có nút “Gặp người hỗ trợ”.
          </p>
          <ul className="names">
            {groups.map((group) => (
              <li key={group.ids[0]}>
                <Group group={group} {...place} onSettled={() => setSettled([...settled, group])} />
              </li>
            ))}
          </ul>
        </>
      )}
      <MoreButton hasMore={next !== undefined} isBusy={isBusy} failure={failure} onMore={goOn} />
    </>
  );
}

function Nothing() {
  return (
    <section className="card">
      <h2>Không còn câu hỏi nào thiếu hướng dẫn</h2>
      <p>Khi bà con hỏi việc mà trợ lý chưa có bài trả lời, câu hỏi hiện ở đây, câu giống nhau gộp làm một.</p>
      <p>
        Muốn soát lại bài đang dùng thì xem <Link to="/s/guides">Soạn hướng dẫn</Link>.
      </p>
    </section>
  );
}

function Group({ group, token, communeId, onSettled }: Place & { group: UnansweredGroup; onSettled: () => void }) {
  const { ids, questions, askedCount, lastAskedAt } = group;
  const [question, ...others] = questions;
  const [isAdding, setAdding] = useState(false);
  const { run, isBusy, failure } = useCall();
  return (
    <section className="card name-proposal" aria-label={`Câu hỏi “${question}”`}>
      <h2>“{question}”</h2>
      <p className="used-by">
        Hỏi {askedCount} lần, gần nhất {formatDay(dayOf(new Date(lastAskedAt)))}
      </p>
      {others.length > 0 && (
        <details>
          <summary>{others.length} cách hỏi khác cùng việc này</summary>
          <ul className="lines">
            {others.map((other) => (
              <li key={other}>“{other}”</li>
            ))}
          </ul>
        </details>
      )}
      {failure && <Notice tone="bad">{failure.message}</Notice>}
      {isAdding ? (
        <AddToGuide group={group} token={token} communeId={communeId} onClose={() => setAdding(false)} />
      ) : (
        <div className="buttons">
          <Link
            to={`/s/guides/new?${questionSearch(group)}`}
            className={askedCount > 1 ? "button button-main" : "button"}
          >
            Viết bài
          </Link>
          <button type="button" className="button" onClick={() => setAdding(true)}>
            Đã có bài
          </button>
          <button
            type="button"
            className="button"
            disabled={isBusy}
            onClick={() => void run(() => settleQuestions(token, communeId, ids), onSettled)}
          >
            Bỏ qua
          </button>
        </div>
      )}
    </section>
  );
}
