import type { Made } from "../use-download.ts";
import { Notice } from "./notices.tsx";

export function DownloadProgress({ made }: { made: Made }) {
  return (
    <div aria-live="polite">
      {made.state === "making" && <p>Đang làm tệp…</p>}
      {made.state === "done" && <Notice tone="good">Đã tải tệp {made.name} về máy.</Notice>}
      {made.state === "failed" && <Notice tone="bad">{made.why}</Notice>}
    </div>
  );
}
