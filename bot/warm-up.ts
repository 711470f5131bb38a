import { guides } from "../shared/catalogue/guides.ts";
import { indicators } from "../shared/catalogue/indicators.ts";
import { readIntent } from "../shared/understanding/read-intent.ts";
import { compileCatalogue } from "../shared/understanding/read-report.ts";
import { buildGuideIndex, searchGuides } from "../shared/understanding/search-guides.ts";
import { guideEvidence, intentEvidence } from "./services/learned/evidence.ts";

/** The understanding learns from its examples when it is first asked, which takes a second: not while a person waits. */
export function warmUp(): void {
  readIntent("hướng dẫn vneid", "resident", compileCatalogue(indicators), intentEvidence());
  searchGuides(buildGuideIndex(guides, guideEvidence), "hướng dẫn vneid");
}
