import { Route, Routes } from "react-router-dom";
import { NeedsLogin } from "../components/needs-login.tsx";
import { Page } from "../components/page.tsx";
import { StaffMenu } from "../components/staff-menu.tsx";
import { staffPages } from "../staff-pages.ts";
import { NotFoundPage } from "./not-found.tsx";

/** The officers' part of the app. */
export function StaffArea() {
  return (
    <Routes>
      <Route index element={<StaffMenuPage />} />
      {staffPages.map(({ path, page: PageOfPath }) => (
        <Route key={path} path={path} element={<PageOfPath />} />
      ))}
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}

function StaffMenuPage() {
  return (
    <NeedsLogin title="Tất cả công việc">
      {({ me }) => (
        <Page title="Tất cả công việc" lead={me.commune.name}>
          <StaffMenu me={me} label="Tất cả công việc" />
        </Page>
      )}
    </NeedsLogin>
  );
}
