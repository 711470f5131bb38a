import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { ApiError } from "../../../shared/api/common.ts";
import { GeneralSettings, GeneralSettingsPage } from "../../../shared/api/commune-settings.ts";
import { mayOnUnit } from "../../services/access.ts";
import { audit } from "../../services/audit.ts";
import { contactSentence, controllerOf, readCommune, saveSettings } from "../../services/communes.ts";
import type { ApiDeps } from "./api-deps.ts";
import { noCommune } from "./no-commune.ts";
import { asCallerOnUnit, type UnitCaller } from "./unit-caller.ts";

const tags = ["Cài đặt"];
const params = z.object({ unitId: z.coerce.number().int() });
const response = { 200: GeneralSettingsPage, "4xx": ApiError };

/** Whom to ask, how long things are kept, and what holds for announcements. */
export async function generalSettingRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    "/units/:unitId/settings",
    { schema: { tags, summary: "Cài đặt chung của xã, phường", params, response } },
    async (request) => asCallerOnUnit(deps, request, { ...request.params, action: "see_figures" }, settingsPage),
  );

  typed.put(
    "/units/:unitId/settings",
    {
      schema: {
        tags,
        summary: "Đổi cài đặt chung; ô để trống trở về mặc định",
        params,
        body: GeneralSettings,
        response,
      },
    },
    async (request) =>
      asCallerOnUnit(deps, request, { ...request.params, action: "manage_settings" }, async (caller) => {
        const communeId = communeOf(caller);
        const { controller, contact, ...rest } = request.body;
        await saveSettings(caller.tx, communeId, { ...rest, controller, contact });
        await audit(caller.tx, {
          ...{ communeId, byPersonId: caller.person.id },
          action: "settings.changed",
          subject: `unit:${communeId}`,
          now: deps.now(),
        });
        return settingsPage(caller);
      }),
  );
}

function communeOf({ unit }: UnitCaller): number {
  if (unit.level === "commune") return unit.id;
  throw noCommune("Cài đặt chung đặt");
}

async function settingsPage(caller: UnitCaller): Promise<GeneralSettingsPage> {
  const commune = await readCommune(caller.tx, communeOf(caller));
  const { controller, contact, workingHours, photoMonths, consentMonths, announcements } = commune.settings;
  const { contact: _, ...withoutContact } = commune.settings;
  const { controller: __, ...withoutController } = commune.settings;
  return {
    settings: {
      ...(controller === undefined ? {} : { controller }),
      ...(contact === undefined ? {} : { contact }),
      ...{ workingHours, photoMonths, consentMonths, announcements },
    },
    defaults: {
      controller: controllerOf({ ...commune, settings: withoutController }),
      contact: contactSentence({ ...commune, settings: withoutContact }),
    },
    mayChange: await mayOnUnit(caller.tx, caller.person, "manage_settings", commune.id),
  };
}
