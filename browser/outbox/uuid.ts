/**
 * Ids in order of time (RFC 9562, version 7), from a time and ten random bytes that are handed in. The server makes the
 * same ones; both are held to `uuid7.vectors.json`.
 */
export function uuid7(unixMs: number, random: Uint8Array): string {
  if (!Number.isInteger(unixMs) || unixMs < 0 || unixMs >= 2 ** 48) throw new RangeError(`${unixMs} ms does not fit.`);
  if (random.length !== 10) throw new RangeError(`Give 10 random bytes, not ${random.length}.`);
  const noise = random.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  const [a, b] = [(noise >> 64n) & 0xfffn, noise & ((1n << 62n) - 1n)];
  return written((BigInt(unixMs) << 80n) | (0x7n << 76n) | (a << 64n) | (0b10n << 62n) | b);
}

/** The id that a name has within another id (RFC 9562, version 5): the same on the page's server and here. */
export async function uuid5(within: string, name: string): Promise<string> {
  const text = new TextEncoder().encode(name);
  const source = new Uint8Array(16 + text.length);
  source.set(bytesOf(within));
  source.set(text, 16);
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-1", source)).slice(0, 16);
  hash[6] = (hash[6]! & 0x0f) | 0x50;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  return written(hash.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n));
}

function bytesOf(id: string): Uint8Array {
  const digits = id.replaceAll("-", "");
  return Uint8Array.from({ length: 16 }, (_, i) => Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16));
}

function written(id: bigint): string {
  const digits = id.toString(16).padStart(32, "0");
  return [0, 8, 12, 16, 20].map((from, i, all) => digits.slice(from, all[i + 1])).join("-");
}
