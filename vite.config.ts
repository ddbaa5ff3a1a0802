import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync } from "node:fs";
import { defineConfig, type Plugin } from "vitest/config";

const outDir = "src/hingeback/_built/browser";
const WORKER = "sw.js";

/** The licences of what we ship beside our own code. */
const licences = {
  "literata.txt": "@fontsource-variable/literata/LICENSE",
  "atkinson-hyperlegible-next.txt": "@fontsource-variable/atkinson-hyperlegible-next/LICENSE",
  "phosphor-icons.txt": "@phosphor-icons/core/LICENSE",
};

const copyLicences: Plugin = {
  name: "licences",
  closeBundle() {
    mkdirSync(`${outDir}/licences`, { recursive: true });
    for (const [name, source] of Object.entries(licences)) {
      copyFileSync(`node_modules/${source}`, `${outDir}/licences/${name}`);
    }
  },
};

/** Tells the service worker which files make up the shell, and names this build after them. */
const listShell: Plugin = {
  name: "shell",
  enforce: "post",
  generateBundle(_options, bundle) {
    const worker = bundle[WORKER];
    if (worker?.type !== "chunk") return;
    const files = Object.keys(bundle)
      .filter((name) => name.startsWith("assets/"))
      .sort();
    const build = createHash("sha256").update(files.join("\n")).digest("hex").slice(0, 12);
    worker.code = worker.code.replaceAll("__FILES__", JSON.stringify(files)).replaceAll("__BUILD__", `"${build}"`);
  },
};

export default defineConfig({
  base: "./",
  publicDir: false,
  build: {
    outDir,
    emptyOutDir: true,
    manifest: "manifest.json",
    assetsInlineLimit: 0,
    modulePreload: false,
    target: "es2022",
    rolldownOptions: {
      input: [
        "browser/look/look.css",
        "browser/page/page.ts",
        "browser/offline/offline.ts",
        "browser/service-worker/sw.ts",
      ],
      output: { entryFileNames: ({ name }) => (name === "sw" ? WORKER : "assets/[name]-[hash].js") },
    },
  },
  plugins: [copyLicences, listShell],
  test: { include: ["browser/**/*.test.ts"], environment: "jsdom", maxWorkers: 2 },
});
