import { lazy } from "react";
import { Loading } from "../components/notices.tsx";
import { useSession } from "../session.tsx";

const GuidesPage = lazy(() => import("./guides.tsx").then((page) => ({ default: page.GuidesPage })));

/** What somebody came for: an officer the overview, a member the team, everybody else the guides. */
export function HomePage() {
  const { session } = useSession();
  if (session.state === "checking") return <Loading />;
  return <GuidesPage />;
}
