import { type Signer, toUtf8Bytes, toUtf8String } from "ethers";
import { type Clock, systemClock } from "../../../lib/clock.ts";
import { getUrlWithin } from "../../../lib/get-url-within.ts";
import { checkAddress } from "../../core/check.ts";
import type { Deployment } from "../../core/deployment.ts";
import { rpc } from "../../core/rpc.ts";
import { receivablesError } from "../errors.ts";
import type { FingerprintKeys } from "./epoch-keys.ts";
import { createQuestion, questionDigest, registrarEip712Domain, signQuestion } from "./keys-message.ts";
import { verifyAnswer } from "./verify-answer.ts";

export interface RegistrarKeysParameters {
  /** `http://` or `https://` of the registrar service. */
  readonly url: string;
  /** MAKER or ADMIN of the organisation whose documents they are. */
  readonly signer: Signer;
  readonly deployment: Pick<Deployment, "chainId" | "genesisHash">;
  /** The registrar's account, which the members agreed on: its answers are signed by it. */
  readonly registrar: string;
  /** Milliseconds that an answer may take. @default 10_000 */
  readonly timeout?: number;
  readonly clock?: Clock;
}

/**
 * Asks a registrar service for fingerprint keys. Every request is signed, the service records it, and only keys of documents of
 * one's own organisation are of use.
 *
 * @throws `ARGUMENT_INVALID`; the function that is given back throws `REGISTRAR_UNREACHABLE`, `REGISTRAR_BUSY`, `REGISTRAR_REFUSED`,
 * `REGISTRAR_ANSWER_INVALID`.
 *
 * @example
 * import { registrarKeys } from "tallystick/receivables";
 *
 * const keysOf = registrarKeys({ url: "https://registrar.example", signer, deployment, registrar });
 * const { epochs } = await keysOf({ organisation: 7, digests: [uid] });
 */
export function registrarKeys(parameters: RegistrarKeysParameters): FingerprintKeys {
  const { signer, deployment, timeout = 10_000, clock = systemClock } = parameters;
  const registrar = checkAddress("registrar", parameters.registrar);
  const url = `${parameters.url.replace(/\/+$/, "")}/v1/keys`;
  const domain = registrarEip712Domain(deployment);
  return async (request) => {
    const account = await rpc(() => signer.getAddress());
    const question = createQuestion({ registrar, account }, request, clock.now());
    const signature = await signQuestion(signer, domain, question);
    const answer = await post(url, JSON.stringify({ ...question, signature }), timeout);
    const asked = { domain, question: questionDigest(domain, question), asked: question };
    const verified = verifyAnswer(answer, asked);
    return { epochs: verified.epochs, answer: verified };
  };
}

async function post(url: string, text: string, timeout: number): Promise<unknown> {
  const headers = { "content-type": "application/json" };
  const request = { url, method: "POST", headers, body: toUtf8Bytes(text) };
  const response = await getUrlWithin(timeout)(request).catch((cause: unknown) => {
    throw receivablesError("REGISTRAR_UNREACHABLE", `the registrar at ${url} does not answer`, { url }, cause);
  });
  const status = response.statusCode;
  const answer = jsonIn(response.body);
  if (status === 200) return answer;
  const problem = answer as { code?: unknown; retryable?: unknown; detail?: unknown } | undefined;
  const values = { url, status, problem };
  const detail = String(problem?.detail ?? status).slice(0, 200);
  if (problem?.retryable === true)
    throw receivablesError("REGISTRAR_BUSY", `the registrar says later: ${detail}`, values);
  if (status >= 500) throw receivablesError("REGISTRAR_UNREACHABLE", `the registrar failed: ${detail}`, values);
  throw receivablesError("REGISTRAR_REFUSED", `the registrar refused: ${detail}`, values);
}

function jsonIn(body: Uint8Array | null): unknown {
  try {
    return JSON.parse(toUtf8String(body ?? new Uint8Array()));
  } catch {
    return undefined; // whatever is in between may answer in other forms
  }
}
