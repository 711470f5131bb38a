import type { CallFailed } from "../api/client.ts";
import { Failure } from "./notices.tsx";

interface MoreButtonProps {
  hasMore: boolean;
  isBusy: boolean;
  failure: CallFailed | undefined;
  onMore: () => void;
}

/** Under a list that goes on; where the next part did not come, why. */
export function MoreButton({ hasMore, isBusy, failure, onMore }: MoreButtonProps) {
  return (
    <>
      {failure && <Failure failure={failure} onRetry={onMore} />}
      {hasMore && (
        <button type="button" className="button button-wide" disabled={isBusy} onClick={onMore}>
          {isBusy ? "Đang tải…" : "Xem thêm"}
        </button>
      )}
    </>
  );
}
