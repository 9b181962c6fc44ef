import {
  computeAddress,
  FetchRequest,
  getAddress,
  isHexString,
  keccak256,
  type Provider,
  recoverAddress,
} from "ethers";
import { getUrlWithin } from "../../../lib/get-url-within.ts";
import { sdkError } from "../errors.ts";
import { RemoteSigner } from "./remote-signer.ts";

export interface Web3SignerParameters {
  /** `http://` or `https://` of the signing service. */
  readonly url: string;
  /** Account to sign for; may be left out where the service has one key. */
  readonly account?: string;
  readonly provider?: Provider;
  /** Milliseconds that an answer may take. @default 10_000 */
  readonly timeout?: number;
}

/**
 * A signer whose key stays in a signing service that speaks Web3Signer's HTTP API for secp256k1 keys: transactions, messages and
 * EIP-712 data. Every signature is checked against the account.
 *
 * @throws `SIGNER_UNREACHABLE`; `SIGNER_REFUSED`, also when it has no key of the account, or several and none is named.
 *
 * @example
 * import { connect } from "tallystick";
 * import { openProvider, web3Signer } from "tallystick/node";
 *
 * const provider = openProvider({ url: "http://127.0.0.1:8545" });
 * const signer = await web3Signer({ url: "http://127.0.0.1:9000", account, provider });
 * const client = await connect({ signer, deployment });
 */
export async function web3Signer(parameters: Web3SignerParameters): Promise<RemoteSigner> {
  const { url, account, provider = null, timeout = 10_000 } = parameters;
  const service = url.replace(/\/+$/, "");
  const keys = await publicKeys(service, timeout);
  const wanted = account === undefined ? undefined : getAddress(account);
  const [key, ...others] = keys.filter(({ address }) => wanted === undefined || address === wanted);
  if (key === undefined || others.length > 0) {
    const accounts = keys.map(({ address }) => address);
    const message = `${service} has ${wanted === undefined ? `${accounts.length} keys: name the account` : `no key of ${wanted}`}`;
    throw refused(message, { url: service, account: wanted, accounts });
  }
  const sign = async (data: string) => {
    const answer = await ask(`${service}/api/v1/eth1/sign/${key.id}`, timeout, { data });
    const signature = answer.trim().replace(/^"|"$/g, "");
    const by = isHexString(signature, 65) ? recoverAddress(keccak256(data), signature) : "nobody";
    if (by === key.address) return signature;
    throw refused(`${service} answered a signature of ${by}`, { url: service, account: key.address, by });
  };
  return new RemoteSigner(key.address, sign, provider);
}

interface Key {
  /** As the service names it. */
  readonly id: string;
  readonly address: string;
}

async function publicKeys(service: string, timeout: number): Promise<Key[]> {
  const answer = await ask(`${service}/api/v1/eth1/publicKeys`, timeout);
  try {
    // Uncompressed points, with or without the byte 04 before them.
    return (JSON.parse(answer) as string[]).map((id) => {
      const point = id.replace(/^0x/, "");
      return { id, address: computeAddress(`0x${point.length === 128 ? "04" : ""}${point}`) };
    });
  } catch (cause) {
    throw refused(`${service} does not list public keys`, { url: service }, cause);
  }
}

async function ask(url: string, timeout: number, body?: object): Promise<string> {
  const request = new FetchRequest(url);
  request.timeout = timeout;
  request.getUrlFunc = getUrlWithin(timeout);
  request.setThrottleParams({ maxAttempts: 1 });
  if (body !== undefined) request.body = body;
  const response = await request.send().catch((cause: unknown) => {
    throw sdkError("SIGNER_UNREACHABLE", `the signing service at ${url} does not answer`, { url }, cause);
  });
  if (response.statusCode === 200) return response.bodyText;
  const status = response.statusCode;
  if (status >= 500) throw sdkError("SIGNER_UNREACHABLE", `the signing service failed: ${status}`, { url, status });
  throw refused(`the signing service refused: ${status}`, { url, status });
}

function refused(message: string, values: Record<string, unknown>, cause?: unknown) {
  return sdkError("SIGNER_REFUSED", message, values, cause);
}
