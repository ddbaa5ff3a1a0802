/** WebAuthn speaks in bytes, the server in JSON: base64url in between. */

export type Json = Record<string, unknown>;

export function bytesOf(text: string): ArrayBuffer {
  const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0)).buffer;
}

export function textOf(bytes: ArrayBuffer): string {
  const plain = String.fromCharCode(...new Uint8Array(bytes));
  return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

/** The options of a ceremony: challenge and ids become bytes, all else stays. */
export function readOptions<T>(options: Json): T {
  const read: Json = { ...options, challenge: bytesOf(String(options.challenge)) };
  const user = options.user as Json | undefined;
  if (user) read.user = { ...user, id: bytesOf(String(user.id)) };
  for (const list of ["allowCredentials", "excludeCredentials"]) {
    const known = options[list] as Json[] | undefined;
    if (known) read[list] = known.map((one) => ({ ...one, id: bytesOf(String(one.id)) }));
  }
  return read as T;
}

/** The answer of a device, ready to be sent. */
export function writeAnswer(answer: PublicKeyCredential): string {
  const response = answer.response as AuthenticatorAttestationResponse & AuthenticatorAssertionResponse;
  const parts: Json = { clientDataJSON: textOf(response.clientDataJSON) };
  for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"] as const) {
    const bytes = response[name];
    if (bytes) parts[name] = textOf(bytes);
  }
  if (response.getTransports) parts.transports = response.getTransports();
  return JSON.stringify({
    id: answer.id,
    rawId: textOf(answer.rawId),
    type: answer.type,
    authenticatorAttachment: answer.authenticatorAttachment ?? undefined,
    clientExtensionResults: {},
    response: parts,
  });
}
