import { Suspense } from "react";
import { BrowserRouter, Route, Routes } from "react-router-dom";
import { basenameOf } from "./basename.ts";
import { ErrorBoundary } from "./components/error-boundary.tsx";
import { Navigation, UnitBar } from "./components/navigation.tsx";
import { Loading } from "./components/notices.tsx";
import { pages } from "./pages/index.ts";
import { OutboxProvider } from "./report/outbox.tsx";
import { SessionProvider } from "./session.tsx";
import { useNextPages } from "./use-next-pages.ts";

const future = { v7_startTransition: true, v7_relativeSplatPath: true };

export function App({ sandboxToken }: { sandboxToken: string | undefined }) {
  return (
    <BrowserRouter basename={basenameOf(window.location.pathname)} future={future}>
      <SessionProvider sandboxToken={sandboxToken}>
        <OutboxProvider>
          <Frame />
        </OutboxProvider>
      </SessionProvider>
    </BrowserRouter>
  );
}

function Frame() {
  useNextPages();
  return (
    <div className="app">
      <div className="content">
        <UnitBar />
        <ErrorBoundary>
          <Suspense fallback={<Loading />}>
            <Routes>
              <Route path="/" element={<pages.Home />} />
              <Route path="/g" element={<pages.Guides />} />
              <Route path="/g/:slug" element={<pages.Guide />} />
              <Route path="/t/:teamId" element={<pages.Team />} />
              <Route path="/t/:teamId/reports" element={<pages.TeamReports />} />
              <Route path="/t/:teamId/score" element={<pages.TeamScore />} />
              <Route path="/t/:teamId/members" element={<pages.TeamMembers />} />
              <Route path="/t/:teamId/join" element={<pages.TeamJoin />} />
              <Route path="/j/:code" element={<pages.Join />} />
              <Route path="/r/new" element={<pages.Report />} />
              <Route path="/r/sent" element={<pages.ReportSent />} />
              <Route path="/r/:reportId" element={<pages.ReportEdit />} />
              <Route path="/o/:unitId" element={<pages.Overview />} />
              <Route path="/s/*" element={<pages.Staff />} />
              <Route path="/k" element={<pages.DocumentCheck />} />
              <Route path="/k/:code" element={<pages.DocumentCheck />} />
              <Route path="/a" element={<pages.MyAnnouncements />} />
              <Route path="/login" element={<pages.Login />} />
              <Route path="/h" element={<pages.Help />} />
              <Route path="/h/mine" element={<pages.OwnHelp />} />
              <Route path="/me" element={<pages.Me />} />
              <Route path="/p" element={<pages.OwnData />} />
              <Route path="*" element={<pages.NotFound />} />
            </Routes>
          </Suspense>
        </ErrorBoundary>
      </div>
      <Navigation />
    </div>
  );
}
