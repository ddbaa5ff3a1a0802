import { expect, test } from "vitest";
import vectors from "../../src/hingeback/web/tests/uuid7.vectors.json";
import { uuid5, uuid7 } from "./uuid";

const bytes = (hex: string): Uint8Array => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

test.each(vectors)("the vector $uuid holds, as it does on the server", ({ unix_ms, random_hex, uuid }) => {
  expect(uuid7(unix_ms, bytes(random_hex))).toBe(uuid);
});

test("what does not fit is refused", () => {
  expect(() => uuid7(-1, new Uint8Array(10))).toThrow(RangeError);
  expect(() => uuid7(2 ** 48, new Uint8Array(10))).toThrow(RangeError);
  expect(() => uuid7(1.5, new Uint8Array(10))).toThrow(RangeError);
  expect(() => uuid7(0, new Uint8Array(9))).toThrow(RangeError);
});

test("an id within an id is that of the RFC", async () => {
  expect(await uuid5("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "www.example.com")).toBe(
    "2ed6657d-e927-568b-95e1-2665a8aea6a2",
  );
});
