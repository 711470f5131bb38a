import { readIntent } from "../shared/understanding/read-intent.ts";
import { searchGuides } from "../shared/understanding/search-guides.ts";
import { shippedLibrary } from "./services/guides/commune-guides.ts";
import { shippedIndicatorSet } from "./services/indicators.ts";
import { intentEvidence } from "./services/learned/evidence.ts";

/** What the first message needs is read and made ready before there is one: a third of a second that no person waits. */
export function warmUp(): void {
  readIntent("hướng dẫn vneid", "resident", shippedIndicatorSet.catalogue, intentEvidence());
  searchGuides(shippedLibrary.index, "hướng dẫn vneid");
}
