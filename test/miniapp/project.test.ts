import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";

const read = async (path: string) => JSON.parse(await readFile(new URL(`../../${path}`, import.meta.url), "utf8"));

test("the zmp-cli project uses the very versions that the tests ran with", async () => {
  const { dependencies, devDependencies } = await read("miniapp/package.json");
  const root = await read("package.json");
  const tested = { ...root.dependencies, ...root.devDependencies };
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
    expect([name, version]).toEqual([name, tested[name]]);
  }
});

test("the app asks for no permission and hides nothing behind a splash of its own", async () => {
  const { app, listCSS, listSyncJS } = await read("miniapp/app-config.json");
  expect(app.selfControlLoading).toBeUndefined();
  expect([listCSS, listSyncJS]).toEqual([[], []]);
});
