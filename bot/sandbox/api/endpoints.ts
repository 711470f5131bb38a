import type { Endpoint } from "./endpoint.ts";
import { graphEndpoints } from "./graph.ts";
import { groupManageEndpoints } from "./group-manage.ts";
import { groupMemberEndpoints } from "./group-members.ts";
import { groupMessageEndpoints } from "./group-messages.ts";
import { historyEndpoints } from "./history.ts";
import { oaInfoEndpoints } from "./oa-info.ts";
import { oauthConsentEndpoints } from "./oauth-consent.ts";
import { oauthTokenEndpoints } from "./oauth-tokens.ts";
import { peopleEndpoints } from "./people.ts";
import { directEndpoints } from "./send-direct.ts";
import { v2Endpoints } from "./send-v2.ts";
import { tagEndpoints } from "./tags.ts";
import { templateEndpoints } from "./templates.ts";
import { uploadEndpoints } from "./uploads.ts";

/** Every call of Zalo's API the sandbox answers. */
export const endpoints: Endpoint[] = [
  ...directEndpoints,
  ...v2Endpoints,
  ...uploadEndpoints,
  ...peopleEndpoints,
  ...tagEndpoints,
  ...historyEndpoints,
  ...oaInfoEndpoints,
  ...groupManageEndpoints,
  ...groupMemberEndpoints,
  ...groupMessageEndpoints,
  ...templateEndpoints,
  ...oauthTokenEndpoints,
  ...oauthConsentEndpoints,
  ...graphEndpoints,
];
