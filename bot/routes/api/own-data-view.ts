import { FormOfAddress, type OwnData } from "../../../shared/api/personal-data.ts";
import { contactSentence, controllerOf, readCommune } from "../../services/communes.ts";
import { announcementConsent } from "../../services/consent/texts.ts";
import { roleOf } from "../../services/people/known-person.ts";
import { type PersonalData, readPersonalData } from "../../services/people/personal-data.ts";
import { purposeNames } from "../../services/people/personal-data-words.ts";
import { keptHowLong } from "../../services/retention/in-words.ts";
import { villagesWithTeams } from "../../services/teams/villages.ts";
import { HttpError } from "../http-error.ts";
import type { ApiDeps } from "./api-deps.ts";
import type { Caller } from "./authentication.ts";

/** What is held of the caller, as it is now. */
export async function ownData(deps: ApiDeps, caller: Caller): Promise<OwnData> {
  const { tx, communeId, person } = caller;
  const data = await requireOwnData(deps, caller);
  const commune = await readCommune(tx, communeId);
  const villages = await villagesWithTeams(tx, communeId);
  const isResident = roleOf(person) === "resident";
  const agreed = data.consents.some(({ purpose, withdrawnOn }) => purpose === "announcements" && !withdrawnOn);
  const address = FormOfAddress.safeParse(data.formOfAddress).data;
  return {
    controller: controllerOf(commune),
    contact: contactSentence(commune),
    ...(data.name && { name: data.name }),
    ...(data.phone && { phone: data.phone }),
    ...(address && { formOfAddress: address }),
    ...(data.village && data.villageUnitId && { village: { id: data.villageUnitId, name: data.village } }),
    ...rolesOf(data),
    consents: data.consents
      .filter(({ withdrawnOn }) => !withdrawnOn)
      .map(({ purpose, givenOn }) => ({ to: purposeNames[purpose], on: givenOn })),
    reports: data.reports.length,
    helpRequests: data.helpRequests.length,
    receivesMessages: !data.stoppedMessages && (!isResident || agreed),
    ...(isResident && { messagesConsent: announcementConsent(commune).text }),
    villages: villages.map(({ unitId, name }) => ({ id: unitId, name })),
    keptHowLong: keptHowLong(commune.settings),
  };
}

function rolesOf({ memberships, unitRoles }: PersonalData): Pick<OwnData, "teams" | "units"> {
  return {
    teams: memberships.flatMap(({ team, role, from, until }) => (until ? [] : [{ name: team, role, from }])),
    units: unitRoles.flatMap(({ unit, role, from, until }) => (until ? [] : [{ name: unit, role, from }])),
  };
}

export async function requireOwnData({ vault }: ApiDeps, { tx, person }: Caller): Promise<PersonalData> {
  const data = await readPersonalData(tx, vault, person.id);
  if (!data) throw new HttpError(401, "login_required", "Xin đăng nhập lại.");
  return data;
}
