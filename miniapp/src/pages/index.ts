import { lazy } from "react";
import { HomePage } from "./home.tsx";

const load = {
  guides: () => import("./guides.tsx"),
  guide: () => import("./guide.tsx"),
  team: () => import("./team.tsx"),
  teamReports: () => import("./team-reports.tsx"),
  teamScore: () => import("./team-score.tsx"),
  teamMembers: () => import("./team-members.tsx"),
  teamJoin: () => import("./team-join.tsx"),
  join: () => import("./join.tsx"),
  report: () => import("./report.tsx"),
  reportSent: () => import("./report-sent.tsx"),
  reportEdit: () => import("./report-edit.tsx"),
  overview: () => import("./overview.tsx"),
  staff: () => import("./staff.tsx"),
  documentCheck: () => import("./document-check.tsx"),
  login: () => import("./login.tsx"),
  me: () => import("./me.tsx"),
  ownData: () => import("./own-data.tsx"),
  help: () => import("./help-requests.tsx"),
  ownHelp: () => import("./own-help.tsx"),
  myAnnouncements: () => import("./my-announcements.tsx"),
};

/** Each page is loaded when it is first shown; what a phone does not open it does not pay for. */
export const pages = {
  // Only decides which page is meant: not worth a round trip.
  Home: HomePage,
  Guides: lazy(() => load.guides().then((page) => ({ default: page.GuidesPage }))),
  Guide: lazy(() => load.guide().then((page) => ({ default: page.GuideReader }))),
  Team: lazy(() => load.team().then((page) => ({ default: page.TeamPage }))),
  TeamReports: lazy(() => load.teamReports().then((page) => ({ default: page.TeamReportsPage }))),
  TeamScore: lazy(() => load.teamScore().then((page) => ({ default: page.TeamScorePage }))),
  TeamMembers: lazy(() => load.teamMembers().then((page) => ({ default: page.TeamMembersPage }))),
  TeamJoin: lazy(() => load.teamJoin().then((page) => ({ default: page.TeamJoinPage }))),
  Join: lazy(() => load.join().then((page) => ({ default: page.JoinPage }))),
  Report: lazy(() => load.report().then((page) => ({ default: page.ReportPage }))),
  ReportSent: lazy(() => load.reportSent().then((page) => ({ default: page.ReportSentPage }))),
  ReportEdit: lazy(() => load.reportEdit().then((page) => ({ default: page.ReportEditPage }))),
  Overview: lazy(() => load.overview().then((page) => ({ default: page.OverviewPage }))),
  Staff: lazy(() => load.staff().then((page) => ({ default: page.StaffArea }))),
  DocumentCheck: lazy(() => load.documentCheck().then((page) => ({ default: page.DocumentCheckPage }))),
  Login: lazy(() => load.login().then((page) => ({ default: page.LoginPage }))),
  MyAnnouncements: lazy(() => load.myAnnouncements().then((page) => ({ default: page.MyAnnouncementsPage }))),
  Help: lazy(() => load.help().then((page) => ({ default: page.HelpRequestsPage }))),
  OwnHelp: lazy(() => load.ownHelp().then((page) => ({ default: page.OwnHelpPage }))),
  Me: lazy(() => load.me().then((page) => ({ default: page.MePage }))),
  OwnData: lazy(() => load.ownData().then((page) => ({ default: page.OwnDataPage }))),
  NotFound: lazy(() => import("./not-found.tsx").then((page) => ({ default: page.NotFoundPage }))),
};

/** What the next taps need, fetched in a quiet moment: the network may be gone when they come. */
const next = {
  resident: [load.guide],
  member: [load.report, load.reportSent, load.team, load.teamReports, load.reportEdit, load.guides, load.guide],
};

export async function fetchNextPages(who: keyof typeof next): Promise<void> {
  // One after the other, so that they do not compete with what the person is doing. A miss is fetched again when shown.
  for (const fetchPage of next[who]) await fetchPage().catch(() => undefined);
}
