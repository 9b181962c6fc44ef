import type { Signer } from "ethers";
import { checkBytes32 } from "../../core/check.ts";
import type { Deployment } from "../../core/deployment.ts";
import { bytes32, object, text, whole } from "../../core/json/json-form.ts";
import { rpc } from "../../core/rpc.ts";
import { signSignIn } from "../../core/signature/sign-in.ts";
import { watchlistError } from "../errors.ts";
import { callService } from "./call-service.ts";

export interface OpenWatchlistSessionParameters {
  /** `http://` or `https://` of the operator's service. */
  readonly url: string;
  readonly list: string;
  /** MAKER or DEVICE of the organisation that asks. */
  readonly signer: Signer;
  readonly deployment: Pick<Deployment, "chainId" | "genesisHash">;
  /** Milliseconds that an answer may take. @default 10_000 */
  readonly timeout?: number;
}

/** A session with a list's service: who asks is known to it, and whom about is not. */
export interface WatchlistSession {
  readonly url: string;
  readonly list: string;
  readonly signer: Signer;
  readonly organisation: number;
  readonly token: string;
  readonly timeout: number;
}

const CHALLENGE = object({ service: text, nonce: bytes32, expiresAt: whole });
const SESSION = object({ token: text, organisation: whole, expiresAt: whole });

/**
 * Signs in to a list's service, by a challenge that is of use to nobody else.
 *
 * @throws `WATCHLIST_UNREACHABLE`, `WATCHLIST_BUSY`, `WATCHLIST_REFUSED`, `WATCHLIST_ANSWER_INVALID`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { openWatchlistSession } from "tallystick/watchlist";
 *
 * const session = await openWatchlistSession({ url: "https://watchlist.example", list, signer, deployment });
 */
export async function openWatchlistSession(parameters: OpenWatchlistSessionParameters): Promise<WatchlistSession> {
  const { signer, deployment, timeout = 10_000 } = parameters;
  const list = checkBytes32("list", parameters.list);
  const url = parameters.url.replace(/\/+$/, "");
  const account = await rpc(() => signer.getAddress());
  const challenge = await callService<{ service: string; nonce: string; expiresAt: number }>({
    url: `${url}/v1/sign-in/challenge`,
    body: { account },
    form: CHALLENGE,
    timeout,
  });
  const expected = `tallystick watchlist ${list}`;
  if (challenge.service !== expected) {
    const values = { field: "service", value: challenge.service, expected };
    throw watchlistError("WATCHLIST_ANSWER_INVALID", `the service is that of ${challenge.service}`, values);
  }
  const signature = await signSignIn(signer, deployment, { account, ...challenge });
  const { nonce } = challenge;
  const { token, organisation } = await callService<{ token: string; organisation: number }>({
    url: `${url}/v1/sign-in`,
    body: { account, nonce, signature },
    form: SESSION,
    timeout,
  });
  return { url, list, signer, organisation, token, timeout };
}
