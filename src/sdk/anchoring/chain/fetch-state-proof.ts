import { isAddress, isHexString, type Provider, toBeHex, toQuantity } from "ethers";
import { isTallyError } from "../../../lib/errors.ts";
import { checkAddress, checkBytes32 } from "../../core/check.ts";
import { sdkError } from "../../core/errors.ts";
import { rawRpc } from "../../core/proof/raw-rpc.ts";
import { checkWhole } from "../../core/whole.ts";
import { anchoringError } from "../errors.ts";

export interface StateProofQuestion {
  readonly number: number;
  readonly account: string;
  /** 32 bytes each. */
  readonly slots: readonly string[];
}

/** That a contract's storage holds a word, or nothing, under the state root of a block. */
export interface StateProof {
  readonly number: number;
  readonly account: string;
  /** Nodes of the state trie, from its root. Where there is no such account they prove just that. */
  readonly accountProof: readonly string[];
  /** In the order that was asked for. */
  readonly slots: readonly SlotProof[];
}

export interface SlotProof {
  readonly slot: string;
  /** What the node says that it holds: zero for nothing. */
  readonly value: bigint;
  /** Nodes of the account's storage trie, from its root; none where the account has no storage. */
  readonly proof: readonly string[];
}

/**
 * The proof of some words of a contract's storage. Besu sorts and trims what it is asked for, and answers an account that is not there
 * without any slot: here each slot that was asked for has its proof, in that order.
 *
 * @throws `WORLD_STATE_UNAVAILABLE`, `BLOCK_UNKNOWN`, `STATE_PROOF_INVALID`; `ARGUMENT_INVALID`; `RPC_UNREACHABLE`, `RPC_REFUSED`.
 *
 * @example
 * import { fetchStateProof } from "tallystick/anchoring";
 *
 * const { accountProof, slots } = await fetchStateProof(sideProvider, { number: 300, account, slots: [slot] });
 */
export async function fetchStateProof(provider: Provider, question: StateProofQuestion): Promise<StateProof> {
  const account = checkAddress("account", question.account);
  const number = checkWhole("number", question.number, 0);
  const slots = question.slots.map((slot, i) => checkBytes32(`slots[${i}]`, slot));
  const answer = await ask(provider, account, slots, number);
  if (answer === null) throw sdkError("BLOCK_UNKNOWN", `the node does not have block ${number}`, { block: number });
  requireForm(typeof answer === "object", "answer", answer, "an object");
  const { address, accountProof, storageProof } = answer as Partial<Record<string, unknown>>;
  requireForm(isAddress(address) && checkAddress("address", address) === account, "address", address, account);
  requireForm(Array.isArray(storageProof), "storageProof", storageProof, "a list");
  const given = slotsOf(storageProof as readonly unknown[]);
  return { number, account, accountProof: nodesOf("accountProof", accountProof), slots: slots.map(proofOf) };

  function proofOf(slot: string): SlotProof {
    const found = given.find((each) => each.slot === slot);
    // Without an account there is no storage: the account's own proof says so, and the chain that is to believe it checks that one.
    if (given.length === 0) return { slot, value: 0n, proof: [] };
    requireForm(found !== undefined, "storageProof", `${given.length} slots`, `one of them ${slot}`);
    return found as SlotProof;
  }
}

async function ask(provider: Provider, account: string, slots: readonly string[], number: number): Promise<unknown> {
  try {
    return await rawRpc(provider, "eth_getProof", [account, slots, toQuantity(number)]);
  } catch (error) {
    if (!isTallyError(error) || !/world state unavailable/i.test(String(error.values.reason))) throw error;
    const message = `the node does not keep the state of block ${number} any more: Besu with BONSAI keeps the last 512 blocks`;
    throw anchoringError("WORLD_STATE_UNAVAILABLE", message, { block: number, account, kept: 512 }, error);
  }
}

function slotsOf(storageProof: readonly unknown[]): SlotProof[] {
  return storageProof.map((item, i) => {
    requireForm(typeof item === "object" && item !== null, `storageProof[${i}]`, item, "an object");
    const { key, value, proof } = item as Partial<Record<string, unknown>>;
    requireForm(isNumber(key), `storageProof[${i}].key`, key, "a number in hex");
    requireForm(isNumber(value), `storageProof[${i}].value`, value, "a number in hex");
    const nodes = nodesOf(`storageProof[${i}].proof`, proof);
    return { slot: toBeHex(BigInt(key as string), 32), value: BigInt(value as string), proof: nodes };
  });
}

const isNumber = (value: unknown): boolean => isHexString(value) && value.length > 2 && value.length <= 66;

function nodesOf(field: string, value: unknown): readonly string[] {
  const ok = Array.isArray(value) && value.every((node) => isHexString(node, true) && node.length > 2);
  requireForm(ok, field, value, "a list of bytes in hex");
  return value as readonly string[];
}

function requireForm(ok: boolean, field: string, value: unknown, expected: string): void {
  if (ok) return;
  const shown = typeof value === "string" ? value.slice(0, 80) : (JSON.stringify(value) ?? "nothing").slice(0, 80);
  const message = `the proof's ${field} should be ${expected}, is ${shown}`;
  throw anchoringError("STATE_PROOF_INVALID", message, { field, value: shown, expected });
}
