import { gzipSync } from "node:zlib";
import { build } from "vite";

/** Bytes of a module with all it imports, minified and compressed; the catalogue apart, since the server sends that. */
export async function compressedSize(module: string): Promise<number> {
  const entry = new URL(`../../shared/understanding/${module}.ts`, import.meta.url).pathname;
  const built = await build({
    configFile: false,
    logLevel: "silent",
    build: {
      write: false,
      minify: "esbuild",
      modulePreload: false,
      // No library: Vite keeps the white space of those.
      rollupOptions: { input: entry, preserveEntrySignatures: "strict", external: /catalogue\// },
    },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((result) =>
    "output" in result ? result.output : [],
  );
  return gzipSync(outputs.map((part) => ("code" in part ? part.code : "")).join("")).length;
}
