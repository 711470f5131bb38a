import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import zaloMiniApp from "zmp-vite-plugin";
import appConfig from "./app-config.json";

const here = import.meta.dirname;
/** zmp-cli runs inside this folder and uploads `www`; the project's own build feeds our server. */
const outDir = process.cwd() === here ? "www" : "../dist/miniapp";

export default defineConfig({
  root: here,
  base: "/app/",
  plugins: [react(), zaloMiniApp(appConfig)],
  server: { port: 3001, proxy: { "/api": "http://127.0.0.1:3000" } },
  build: {
    outDir,
    emptyOutDir: true,
    // Weak and old phones: what shared/ needs at least is \p{…} in regular expressions (Chrome 64, Safari 11.1).
    target: ["es2018"],
    cssTarget: ["chrome64", "safari13.1"],
    // The polyfill stops dynamic imports on iOS inside Zalo.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 2048,
  },
});
