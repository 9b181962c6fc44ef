import { decodeRlp, getAddress } from "ethers";
import { isTallyError } from "../../lib/errors.ts";
import { readExtraData } from "../../lib/qbft-extra-data.ts";
import { rlpReader } from "../../lib/rlp-reader.ts";
import type { Client } from "../../sdk/core/client.ts";
import { rawRpc } from "../../sdk/core/proof/raw-rpc.ts";
import type { IndexerOperation } from "../../sdk/query/common.ts";

export type NodeView = Pick<IndexerOperation, "peers" | "isSyncing" | "validators">;

/** Nothing is known. */
export const UNKNOWN_NODE: NodeView = { peers: null, isSyncing: null, validators: null };

/** What a node says of itself. What it does not say, or no longer answers, is null: it is not known, and not zero. */
export async function lookAtNode({ provider }: Pick<Client, "provider">): Promise<NodeView> {
  const ask = async (method: string, ...params: readonly unknown[]): Promise<unknown> => {
    try {
      return await rawRpc(provider, method, params);
    } catch (error) {
      if (isTallyError(error)) return undefined;
      throw error;
    }
  };
  const [peers, syncing, validators] = await Promise.all([
    ask("net_peerCount"),
    ask("eth_syncing"),
    ask("qbft_getValidatorsByBlockNumber", "latest"),
  ]);
  const listed = addressesIn(validators) ?? validatorsIn(await ask("eth_getBlockByNumber", "latest", false));
  const proposed = listed === undefined ? undefined : proposedIn(await ask("qbft_getSignerMetrics"));
  return {
    peers: countIn(peers),
    isSyncing: typeof syncing === "boolean" || typeof syncing === "object" ? Boolean(syncing) : null,
    validators:
      listed?.map((address) => ({ address, lastProposed: proposed?.get(address.toLowerCase()) ?? null })) ?? null,
  };
}

const ADDRESS = /^0x[0-9a-fA-F]{40}$/;
const isAddress = (value: unknown): value is string => typeof value === "string" && ADDRESS.test(value);

function countIn(value: unknown): number | null {
  const count = typeof value === "string" || typeof value === "number" ? Number(value) : Number.NaN;
  return Number.isSafeInteger(count) && count >= 0 ? count : null;
}

const addressesIn = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value) && value.every(isAddress) ? value : undefined;

/** Validators that a QBFT header lists; none where a contract does, or where it is no QBFT header. */
function validatorsIn(block: unknown): readonly string[] | undefined {
  const { extraData } = Object(block) as { extraData?: unknown };
  if (typeof extraData !== "string") return undefined;
  try {
    const { validators } = readExtraData(decodeRlp(extraData), reader);
    return validators.length === 0 ? undefined : validators.map((each) => getAddress(each));
  } catch {
    return undefined; // the header of another consensus has anything there
  }
}

const reader = rlpReader((field) => {
  throw new RangeError(`${field} is not of QBFT`);
});

/** Block that each proposed last, by address in lower case. */
function proposedIn(metrics: unknown): ReadonlyMap<string, number> | undefined {
  if (!Array.isArray(metrics)) return undefined;
  return new Map(
    metrics.flatMap((each: { address?: unknown; lastProposedBlockNumber?: unknown } | null): [string, number][] => {
      const last = countIn(each?.lastProposedBlockNumber);
      return isAddress(each?.address) && last !== null && last > 0 ? [[each.address.toLowerCase(), last]] : [];
    }),
  );
}
