import { useParams } from "react-router-dom";
import { readScore } from "../api/oversight.ts";
import { NeedsLogin, type SignedIn } from "../components/needs-login.tsx";
import { toHome } from "../components/notices.tsx";
import { Page } from "../components/page.tsx";
import { ScoreCard } from "../components/score-card.tsx";
import { WhenLoaded } from "../components/staff-page.tsx";
import { TeamCourse } from "../components/team-course.tsx";
import "../styles/oversight.css";
import { useKept } from "../use-kept.ts";

/** A team's own score: what was good, and the one thing that would raise each part. */
export function TeamScorePage() {
  const teamId = Number(useParams().teamId);
  return <NeedsLogin title="Điểm của tổ">{(session) => <OwnScore session={session} teamId={teamId} />}</NeedsLogin>;
}

function OwnScore({ session: { me, token }, teamId }: { session: SignedIn; teamId: number }) {
  const kept = useKept(`${me.id}:score:${teamId}`, () => readScore(token, teamId));
  const name = kept.data?.team.name ?? me.teams.find((team) => team.id === teamId)?.name;
  return (
    <Page title="Điểm của tổ" lead={name} back={`/t/${teamId}`}>
      <WhenLoaded kept={kept} wayOn={toHome}>
        {(score) => (
          <>
            <ScoreCard score={score} isOwn />
            <TeamCourse course={score.course} />
          </>
        )}
      </WhenLoaded>
    </Page>
  );
}
