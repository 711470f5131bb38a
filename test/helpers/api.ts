import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Fastify, { type InjectOptions } from "fastify";
import { afterAll, beforeAll } from "vitest";
import { type Database, withScope } from "../../bot/db/connection.ts";
import { apiRoutes } from "../../bot/routes/api/api.ts";
import { frameworkErrors, handleErrors } from "../../bot/routes/error-handler.ts";
import { openSession } from "../../bot/services/logins/sessions.ts";
import { createPhotoFiles } from "../../bot/services/photos/photo-files.ts";
import { ZaloGraphError } from "../../bot/zalo/graph-client.ts";
import type { TestCommune } from "./commune.ts";
import { openTestDatabase } from "./test-database.ts";
import { type TestClock, testDeps, testVault } from "./turn.ts";
import { withoutZalo } from "./zalo-desk.ts";

export type TestApi = Awaited<ReturnType<typeof openApi>> & { db: Database };

/** For all tests of a file: the API over a database of its own. Filled before the first, closed after the last. */
export function openTestApi(clock: TestClock): TestApi {
  const database = openTestDatabase();
  const api = {} as TestApi;
  beforeAll(async () => {
    Object.assign(api, await openApi(database.db, clock), { db: database.db });
  });
  afterAll(() => api.close?.());
  return api;
}

/** The API without a port, at the clock's time, with photos in a folder of its own. */
export async function openApi(db: Database, clock: TestClock) {
  const folder = mkdtempSync(join(tmpdir(), "to-so-api-"));
  const photoFiles = createPhotoFiles(folder, testVault);
  const app = Fastify(frameworkErrors);
  handleErrors(app);
  const refuse = () => Promise.reject(new ZaloGraphError("me", 452));
  await app.register(apiRoutes, {
    prefix: "/api/v1",
    db,
    vault: testVault,
    graph: { me: refuse, phoneNumber: refuse, close() {} },
    outbox: testDeps(clock).outbox,
    photoFiles,
    appId: "2000000000000000011",
    miniAppUrl: testDeps(clock).miniAppUrl,
    ...withoutZalo,
    now: () => clock.now,
  });
  await app.ready();
  return {
    app,
    photoFiles,
    /** Where the photos lie. */
    folder,
    /** Calls as this person of the commune. */
    async as(commune: TestCommune, personId: number) {
      const { token } = await withScope(db, { communes: [commune.id] }, (tx) =>
        openSession(tx, { communeId: commune.id, personId, now: clock.now }),
      );
      return (
        method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE",
        path: string,
        body?: object,
        headers: Record<string, string> = {},
      ) => {
        const call: InjectOptions = {
          method,
          url: `/api/v1${path}`,
          headers: { authorization: `Bearer ${token}`, ...headers },
          ...(body === undefined ? {} : { payload: body }),
        };
        return app.inject(call);
      };
    },
    async close() {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
