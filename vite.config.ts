import { copyFileSync, mkdirSync } from "node:fs";
import { defineConfig } from "vitest/config";

const outDir = "src/hingeback/_built/browser";

/** The licences of what we ship beside our own code. */
const licences = {
  "literata.txt": "@fontsource-variable/literata/LICENSE",
  "atkinson-hyperlegible-next.txt": "@fontsource-variable/atkinson-hyperlegible-next/LICENSE",
  "phosphor-icons.txt": "@phosphor-icons/core/LICENSE",
};

export default defineConfig({
  base: "./",
  publicDir: false,
  build: {
    outDir,
    emptyOutDir: true,
    manifest: "manifest.json",
    assetsInlineLimit: 0,
    target: "es2022",
    rolldownOptions: { input: ["browser/look/look.css", "browser/page/page.ts"] },
  },
  plugins: [
    {
      name: "licences",
      closeBundle() {
        mkdirSync(`${outDir}/licences`, { recursive: true });
        for (const [name, source] of Object.entries(licences)) {
          copyFileSync(`node_modules/${source}`, `${outDir}/licences/${name}`);
        }
      },
    },
  ],
  test: { include: ["browser/**/*.test.ts"], environment: "jsdom", maxWorkers: 2 },
});
