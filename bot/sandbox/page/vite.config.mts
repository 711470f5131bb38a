import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  base: "/sandbox/",
  plugins: [react()],
  build: { outDir: "../../../dist/sandbox-page", emptyOutDir: true },
});
