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
    path: "documents",
    page: lazy(() => import("./pages/documents.tsx").then((m) => ({ default: m.DocumentsPage }))),
    menu: { label: "Tài liệu", icon: "file", group: "Theo dõi" },
    roles: ["staff", "leader", "viewer"],
  },
];
