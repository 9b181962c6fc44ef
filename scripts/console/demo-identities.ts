/**
 * Organisations that anybody may play on a chain of this machine: their accounts are the embedded chain's own, whose keys everybody
 * has. The chain's node signs for them; the console has none of their keys.
 */
import type { FastifyInstance, FastifyRequest } from "fastify";
import { EMBEDDED_CHAIN_ID } from "../../src/cli/shared/development.ts";
import { type OpenUrl, readBody } from "../../src/lib/open-url.ts";

export interface DemoIdentity {
  readonly name: string;
  readonly account: string;
  readonly roles: readonly string[];
}

export interface DemoParameters {
  readonly chainId: number;
  /** A node that signs for the accounts. */
  readonly node: string;
  readonly identities: readonly DemoIdentity[];
  readonly openUrl: OpenUrl;
}

interface RpcRequest {
  readonly method?: unknown;
  readonly params?: unknown;
}

/** Where in the parameters the account stands that a method acts for. */
const ACTS: Readonly<Record<string, (params: readonly unknown[]) => unknown>> = {
  personal_sign: ([, account]) => account,
  eth_signTypedData_v4: ([account]) => account,
  eth_sendTransaction: ([transaction]) => (transaction as { from?: unknown } | undefined)?.from,
};
const ACCOUNTS = new Set(["eth_accounts", "eth_requestAccounts"]);
const READS =
  /^(net_version|eth_(chainId|blockNumber|call|estimateGas|gasPrice|maxPriorityFeePerGas|feeHistory|get\w{1,40}))$/;
/** Bytes of an answer. */
const MOST = 16 * 2 ** 20;

/** Whether a request came to this machine by name, and from a page of its own: a page of another site has neither. */
function isOwn({ headers }: FastifyRequest): boolean {
  const host = headers.host ?? "";
  const own = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host);
  return own && (headers.origin === undefined || headers.origin === `http://${host}`);
}

/**
 * Serves the identities (`GET /console/demo`), and for each what a wallet answers (`POST /console/demo/ACCOUNT`): an EIP-1193 request.
 *
 * @throws `RangeError` on any chain but the embedded one.
 */
export function demoIdentities(scope: FastifyInstance, { chainId, node, identities, openUrl }: DemoParameters): void {
  if (chainId !== EMBEDDED_CHAIN_ID) throw new RangeError(`nobody is played on chain ${chainId}`);
  scope.get("/console/demo", async (request, reply) => (isOwn(request) ? identities : reply.callNotFound()));
  scope.post<{ Params: { account: string }; Body: RpcRequest | null }>(
    "/console/demo/:account",
    async (request, reply) => {
      const { account } = request.params;
      const { method, params = [] } = request.body ?? {};
      const isPlayed = identities.some((each) => each.account === account);
      if (!isOwn(request) || !isPlayed || typeof method !== "string" || !Array.isArray(params)) {
        return reply.callNotFound();
      }
      if (ACCOUNTS.has(method)) return { result: [account] };
      const acts = Object.hasOwn(ACTS, method) ? ACTS[method] : undefined;
      const isAllowed = acts ? String(acts(params)).toLowerCase() === account.toLowerCase() : READS.test(method);
      if (!isAllowed) return { error: { code: 4100, message: `${method} is not done for ${account}` } };
      const answer = await openUrl({
        url: node,
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
      });
      const { result, error } = JSON.parse(new TextDecoder().decode(await readBody(answer.body, MOST)));
      return error === undefined ? { result } : { error };
    },
  );
}
