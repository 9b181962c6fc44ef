import { PATIENCE, readJson } from "./read-json.ts";
import type { Wallet } from "./wallet.ts";

const PATH = "/console/demo";

/** An organisation that anybody may play here: the process that serves the console has its node sign. */
export interface PlayedWallet extends Wallet {
  readonly account: string;
  readonly roles: readonly string[];
}

async function ask(account: string, request: { method: string; params?: unknown }): Promise<unknown> {
  const answer = await fetch(`${PATH}/${account}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ method: request.method, params: request.params ?? [] }),
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (!answer.ok) throw new Error(`${PATH} answers ${answer.status}`);
  const { result, error } = (await answer.json()) as { result?: unknown; error?: { message: string } };
  if (error !== undefined) throw Object.assign(new Error(error.message), error);
  return result;
}

/** Those that can be played: none but where a chain was started to try things out. */
export async function playedWallets(): Promise<PlayedWallet[]> {
  const identities = await readJson<Omit<PlayedWallet, "provider" | "id">[]>(PATH).catch(() => []);
  return identities.map((each) => ({
    ...each,
    id: each.account,
    provider: { request: (request) => ask(each.account, request) },
  }));
}
