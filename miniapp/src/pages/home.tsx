import { lazy } from "react";
import { Loading } from "../components/notices.tsx";
import { useSession } from "../session.tsx";

const GuidesPage = lazy(() => import("./guides.tsx").then((page) => ({ default: page.GuidesPage })));
const Team = lazy(() => import("./team.tsx").then((page) => ({ default: page.Team })));
const Overview = lazy(() => import("./overview.tsx").then((page) => ({ default: page.OverviewOfMine })));

/** What somebody came for: an officer the overview, a member the team, everybody else the guides. */
export function HomePage() {
  const { session } = useSession();
  if (session.state === "checking") return <Loading />;
  if (session.state === "guest") return <GuidesPage />;
  const [team] = session.me.teams;
  if (session.me.units.length > 0) return <Overview session={session} />;
  if (team) return <Team session={session} teamId={team.id} />;
  return <GuidesPage />;
}
