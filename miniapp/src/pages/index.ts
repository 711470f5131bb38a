import { lazy } from "react";

/** Each page is loaded when it is first shown; what a phone does not open it does not pay for. */
export const pages = {
  Home: lazy(() => import("./home.tsx").then((page) => ({ default: page.HomePage }))),
  Guides: lazy(() => import("./guides.tsx").then((page) => ({ default: page.GuidesPage }))),
  Guide: lazy(() => import("./guide.tsx").then((page) => ({ default: page.GuideReader }))),
  Team: lazy(() => import("./team.tsx").then((page) => ({ default: page.TeamPage }))),
  TeamReports: lazy(() => import("./team-reports.tsx").then((page) => ({ default: page.TeamReportsPage }))),
  Report: lazy(() => import("./report.tsx").then((page) => ({ default: page.ReportPage }))),
  ReportSent: lazy(() => import("./report-sent.tsx").then((page) => ({ default: page.ReportSentPage }))),
  ReportEdit: lazy(() => import("./report-edit.tsx").then((page) => ({ default: page.ReportEditPage }))),
  Overview: lazy(() => import("./overview.tsx").then((page) => ({ default: page.OverviewPage }))),
  Login: lazy(() => import("./login.tsx").then((page) => ({ default: page.LoginPage }))),
  Me: lazy(() => import("./me.tsx").then((page) => ({ default: page.MePage }))),
  NotFound: lazy(() => import("./not-found.tsx").then((page) => ({ default: page.NotFoundPage }))),
};
