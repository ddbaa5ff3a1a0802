// Copies the icons we use out of @phosphor-icons/core into one small file that the templates inline.
// `node browser/icons.mjs` writes it, `node browser/icons.mjs --check` says whether it is fresh.
import { readFileSync, writeFileSync } from "node:fs";

const wanted = JSON.parse(readFileSync(new URL("./icons.json", import.meta.url), "utf8"));
const target = new URL("../src/hingeback/web/pages/icons.json", import.meta.url);

function markup(name, weight) {
  const file = weight === "regular" ? name : `${name}-${weight}`;
  const svg = readFileSync(
    new URL(`../node_modules/@phosphor-icons/core/assets/${weight}/${file}.svg`, import.meta.url),
    "utf8",
  );
  return svg.replace(/^<svg[^>]*>/, "").replace(/<\/svg>\s*$/, "");
}

const icons = {};
for (const [ours, [name, weights]] of Object.entries(wanted)) {
  for (const weight of weights) icons[weight === "regular" ? ours : `${ours}:${weight}`] = markup(name, weight);
}
const text = `${JSON.stringify(icons, null, 1)}\n`;
if (process.argv.includes("--check")) {
  if (readFileSync(target, "utf8") !== text) {
    console.error("The icons are stale: run `node browser/icons.mjs`.");
    process.exit(1);
  }
} else writeFileSync(target, text);
