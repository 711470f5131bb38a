import { type ComponentType, lazy } from "react";
import type { Me } from "../../shared/api/session.ts";
import type { IconName } from "./components/icon-shapes.ts";

export const staffGroups = ["Việc hằng ngày", "Theo dõi", "Thiết lập"] as const;

export interface StaffPage {
  /** Below `/s/`. */
  path: string;
  page: ComponentType;
  /** Where the menu names it; a page without one is reached from another page. */
  menu?: { label: string; icon: IconName; group: (typeof staffGroups)[number] };
  /** Roles over a unit whose menu names it. The server decides what they may. */
  roles: readonly Me["units"][number]["role"][];
}

/** The officers' workplace: a page is one file and one entry here (`page: lazy(() => import(…))`), in the order of the menu. */
export const staffPages: readonly StaffPage[] = [
  {
    path: "scores",
    page: lazy(() => import("./pages/unit-scores.tsx").then((m) => ({ default: m.UnitScoresPage }))),
    menu: { label: "Điểm các tổ", icon: "chart", group: "Theo dõi" },
    roles: ["staff", "leader", "viewer"],
  },
  {
    path: "score/:teamId",
    page: lazy(() => import("./pages/unit-team.tsx").then((m) => ({ default: m.UnitTeamPage }))),
    roles: ["staff", "leader", "viewer"],
  },
  {
    path: "report/:reportId",
    page: lazy(() => import("./pages/unit-report.tsx").then((m) => ({ default: m.UnitReportPage }))),
    roles: ["staff", "leader", "viewer"],
  },
  {
    path: "documents",
    page: lazy(() => import("./pages/documents.tsx").then((m) => ({ default: m.DocumentsPage }))),
    menu: { label: "Tài liệu", icon: "file", group: "Theo dõi" },
    roles: ["staff", "leader", "viewer"],
  },
  {
    path: "targets",
    page: lazy(() => import("./pages/targets.tsx").then((m) => ({ default: m.TargetsPage }))),
    menu: { label: "Chỉ tiêu", icon: "target", group: "Theo dõi" },
    roles: ["staff", "leader", "viewer"],
  },
  {
    path: "targets/edit",
    page: lazy(() => import("./pages/target-edit.tsx").then((m) => ({ default: m.TargetEditPage }))),
    roles: ["staff"],
  },
  {
    path: "campaigns",
    page: lazy(() => import("./pages/campaigns.tsx").then((m) => ({ default: m.CampaignsPage }))),
    menu: { label: "Chiến dịch", icon: "flag", group: "Theo dõi" },
    roles: ["staff", "leader", "viewer"],
  },
  {
    path: "campaigns/new",
    page: lazy(() => import("./pages/campaign-edit.tsx").then((m) => ({ default: m.CampaignEditPage }))),
    roles: ["staff"],
  },
  {
    path: "campaigns/:campaignId",
    page: lazy(() => import("./pages/campaign.tsx").then((m) => ({ default: m.CampaignPage }))),
    roles: ["staff", "leader", "viewer"],
  },
  {
    path: "campaigns/:campaignId/edit",
    page: lazy(() => import("./pages/campaign-edit.tsx").then((m) => ({ default: m.CampaignEditPage }))),
    roles: ["staff"],
  },
  {
    path: "trends",
    page: lazy(() => import("./pages/trends.tsx").then((m) => ({ default: m.TrendsPage }))),
    menu: { label: "Xu hướng", icon: "chart", group: "Theo dõi" },
    roles: ["staff", "leader", "viewer"],
  },
];
