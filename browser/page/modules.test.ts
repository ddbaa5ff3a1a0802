import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const BROWSER = join(import.meta.dirname, "..");
/** What every module may use; `page` and `offline` put modules together, each for its own pages. */
const SHARED = new Set(["units", "contracts", "outbox", "device"]);
const TOGETHER = ["page", "look", "offline"];

function crossings(): string[] {
  const found: string[] = [];
  const modules = readdirSync(BROWSER, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name } of modules.filter((entry) => !TOGETHER.includes(entry.name))) {
    for (const file of readdirSync(join(BROWSER, name)).filter((file) => file.endsWith(".ts"))) {
      const text = readFileSync(join(BROWSER, name, file), "utf8");
      for (const [, other] of text.matchAll(/from "\.\.\/([\w-]+)\//g)) {
        if (other !== undefined && !SHARED.has(other)) found.push(`${name}/${file} uses ${other}`);
      }
    }
  }
  return found;
}

test("no module of the browser part uses a sibling", () => {
  expect(crossings()).toEqual([]);
});
