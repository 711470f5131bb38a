import type { Indicator } from "./indicator.ts";
import { cashlessGuided } from "./indicators/cashless-guided.ts";
import { cashlessShops } from "./indicators/cashless-shops.ts";
import { digitalHouseholds } from "./indicators/digital-households.ts";
import { digitalLiteracyCompleted } from "./indicators/digital-literacy-completed.ts";
import { digitalSignatureRegistered } from "./indicators/digital-signature-registered.ts";
import { dvcAccountCreated } from "./indicators/dvc-account-created.ts";
import { dvcFilesSubmitted } from "./indicators/dvc-files-submitted.ts";
import { dvcGuided } from "./indicators/dvc-guided.ts";
import { ecommerceHouseholds } from "./indicators/ecommerce-households.ts";
import { ecommerceProducts } from "./indicators/ecommerce-products.ts";
import { ehealthRecordActivated } from "./indicators/ehealth-record-activated.ts";
import { einvoiceSupported } from "./indicators/einvoice-supported.ts";
import { ewalletInstalled } from "./indicators/ewallet-installed.ts";
import { feedbackSent } from "./indicators/feedback-sent.ts";
import { helpDeskShifts } from "./indicators/help-desk-shifts.ts";
import { householdsVisited } from "./indicators/households-visited.ts";
import { idCardSupported } from "./indicators/id-card-supported.ts";
import { onlineSafetyGuided } from "./indicators/online-safety-guided.ts";
import { paymentAccountOpened } from "./indicators/payment-account-opened.ts";
import { peopleSupported } from "./indicators/people-supported.ts";
import { propagandaAttendees } from "./indicators/propaganda-attendees.ts";
import { propagandaSessions } from "./indicators/propaganda-sessions.ts";
import { provincialAppInstalled } from "./indicators/provincial-app-installed.ts";
import { socialBenefitAccountLinked } from "./indicators/social-benefit-account-linked.ts";
import { trainingAttendees } from "./indicators/training-attendees.ts";
import { trainingSessions } from "./indicators/training-sessions.ts";
import { vneidDocsIntegrated } from "./indicators/vneid-docs-integrated.ts";
import { vneidLevel2Activated } from "./indicators/vneid-level2-activated.ts";
import { vssidInstalled } from "./indicators/vssid-installed.ts";
import { zaloChannelFollowers } from "./indicators/zalo-channel-followers.ts";

/** Every indicator we ship, in the order lists, forms and documents show them. */
export const indicators: readonly Indicator[] = [
  vneidLevel2Activated,
  vneidDocsIntegrated,
  idCardSupported,
  dvcAccountCreated,
  dvcGuided,
  dvcFilesSubmitted,
  digitalSignatureRegistered,
  provincialAppInstalled,
  feedbackSent,
  zaloChannelFollowers,
  paymentAccountOpened,
  ewalletInstalled,
  cashlessShops,
  cashlessGuided,
  ecommerceProducts,
  ecommerceHouseholds,
  einvoiceSupported,
  ehealthRecordActivated,
  vssidInstalled,
  socialBenefitAccountLinked,
  digitalHouseholds,
  onlineSafetyGuided,
  digitalLiteracyCompleted,
  propagandaSessions,
  propagandaAttendees,
  trainingSessions,
  trainingAttendees,
  householdsVisited,
  peopleSupported,
  helpDeskShifts,
];
