import { Link } from "react-router-dom";
import { readScore } from "../api/oversight.ts";
import { useKept } from "../use-kept.ts";
import { Icon } from "./icon.tsx";
import type { SignedIn } from "./needs-login.tsx";

/** On the team's own page: where it stands, said kindly, and the way to the reasons. Silent until it is known. */
export function TeamStanding({ session: { me, token }, teamId }: { session: SignedIn; teamId: number }) {
  const { data } = useKept(`${me.id}:score:${teamId}`, () => readScore(token, teamId));
  if (data === undefined) return null;
  return (
    <Link to={`/t/${teamId}/score`} className="card card-link">
      <Icon name="chart" />
      <span>
        {data.total === undefined ? data.labelTitle : `Điểm của tổ: ${data.total}, ${data.labelTitle.toLowerCase()}`}
        {data.standing && (
          <>
            <br />
            <span className="small">{data.standing.sentence}</span>
          </>
        )}
      </span>
      <Icon name="next" />
    </Link>
  );
}
