import { dataError } from "../errors.ts";
import type { VaultSession } from "./open-vault-session.ts";
import type { RequestedAccess } from "./request-access.ts";
import { callVault, unreachable } from "./vault-http.ts";

/** The path of an access at its vault. */
export const accessPath = ({ request }: Pick<RequestedAccess, "request">): string =>
  `/v1/accesses/${request.agreement}/${request.seq}`;

/**
 * The ciphertext of an access as it comes, from a byte on: what is there of an earlier download is not fetched again.
 *
 * @throws `VAULT_ANSWER_INVALID` when it is another ciphertext, or not of the size that was said; `VAULT_REFUSED`, `VAULT_BUSY_NOW`,
 * `VAULT_UNREACHABLE`: what came before that is good.
 *
 * @example
 * import { downloadCiphertext } from "tallystick/data";
 *
 * for await (const piece of downloadCiphertext(session, requested)) await keep(piece);
 */
export async function* downloadCiphertext(
  session: VaultSession,
  access: Pick<RequestedAccess, "request" | "size" | "ciphertextHash">,
  from = 0,
): AsyncGenerator<Uint8Array> {
  const { size, ciphertextHash } = access;
  if (from === size) return;
  const tag = `"${ciphertextHash}"`;
  const headers = from === 0 ? {} : { range: `bytes=${from}-`, "if-range": tag };
  const path = `${accessPath(access)}/ciphertext`;
  const answer = await callVault(session, { method: "GET", path, token: session.token, headers });
  if (answer.headers.etag !== tag) throw differs("etag", answer.headers.etag, tag);
  if (answer.status !== (from === 0 ? 200 : 206)) throw differs("status", answer.status, from === 0 ? 200 : 206);
  let at = from;
  const pieces = answer.body[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await pieces.next().catch((cause: unknown) => {
        throw unreachable(session.url, cause);
      });
      if (next.done) break;
      at += next.value.length;
      if (at > size) throw differs("size", at, size);
      yield next.value;
    }
  } finally {
    await pieces.return?.();
  }
  if (at < size)
    throw dataError("VAULT_UNREACHABLE", `the download was cut off at ${at} of ${size} bytes`, { at, size });
}

function differs(field: string, value: unknown, expected: unknown) {
  const values = { field, value, expected };
  return dataError("VAULT_ANSWER_INVALID", `the ciphertext: ${field} should be ${expected}, is ${value}`, values);
}
