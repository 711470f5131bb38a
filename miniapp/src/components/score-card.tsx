import type { ScorePart, TeamScore } from "../../../shared/api/oversight.ts";
import { labelTones, percentOf } from "../oversight-words.ts";

const groupWords = { upper: "Ở nhóm trên", middle: "Ở nhóm giữa", rising: "Ở nhóm cần thêm sức" };

/** A score with everything it is made from: nothing of it has to be believed. */
export function ScoreCard({ score, isOwn = false }: { score: TeamScore; isOwn?: boolean }) {
  const { total, label, labelTitle, why, standing, peers, parts } = score;
  // Each bears a share of what was not measured.
  const measured = parts.reduce((sum, { points, weight }) => (points === undefined ? sum : sum + weight), 0);
  return (
    <section className="card">
      <h2>Điểm hoạt động</h2>
      {total !== undefined && (
        <p className="score-total">
          <strong className="numbers">{total}</strong>
          <span>/100</span>
          <span className={`badge badge-${labelTones[label]}`}>{labelTitle}</span>
        </p>
      )}
      {why && <p>{why}</p>}
      {standing && (
        <p>{isOwn ? standing.sentence : `${groupWords[standing.group]} trong ${standing.of} tổ giống nhau.`}</p>
      )}
      <ul className="parts">
        {parts.map((part) => (
          <li key={part.name}>
            <Part part={part} share={part.weight / measured} />
          </li>
        ))}
      </ul>
      <p className="small">
        {peers ? `So với ${peers}. ` : ""}Mục nào chưa đo được thì không tính, phần của nó chia cho các mục khác.
      </p>
    </section>
  );
}

function Part({ part: { title, points, evidence, raise }, share }: { part: ScorePart; share: number }) {
  return (
    <>
      <h3 className="part-head">
        <span>{title}</span>
        <span className="numbers">{points === undefined ? "chưa đo được" : `${points} điểm`}</span>
      </h3>
      <span className="line-bar part-bar" aria-hidden="true">
        <span style={{ width: `${points ?? 0}%` }} />
      </span>
      <p>{evidence}</p>
      {raise && (
        <p className="part-raise">
          <strong>Để tăng: </strong>
          {raise}
        </p>
      )}
      {points !== undefined && <p className="small">Chiếm {percentOf(share)} điểm chung</p>}
    </>
  );
}
