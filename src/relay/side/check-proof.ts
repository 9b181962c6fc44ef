import { decodeRlp, isHexString, keccak256 } from "ethers";
import type { StateProof } from "../../sdk/anchoring/chain/fetch-state-proof.ts";
import { anchoringError } from "../../sdk/anchoring/errors.ts";
import { provedInTrie } from "../../sdk/core/proof/walk-trie.ts";

/** keccak256 of the RLP of an empty string. */
const EMPTY_TRIE = "0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421";
const EMPTY_NODE = "0x80";
const ACCOUNT_ITEMS = 4;
const STORAGE_ROOT = 2;

/**
 * Checks that a proof proves something under a state root: words of an account's storage, that they are zero, or that there is no such
 * account. Gives it as contracts take it: where there is no account it has no storage either, and some nodes send an empty node for that.
 *
 * @throws `STATE_PROOF_INVALID`.
 */
export function checkProof(stateRoot: string, proof: StateProof): StateProof {
  const { number, account, accountProof, slots } = proof;
  const held = provedInTrie(stateRoot, keyOf(account), accountProof);
  if (held === undefined) throw invalid("accountProof", number, `leads nowhere from ${stateRoot}`);
  const storageRoot = held.value === undefined ? EMPTY_TRIE : storageRootIn(held.value);
  if (storageRoot === undefined) throw invalid("accountProof", number, "leads to what is no account");
  for (const [i, slot] of slots.entries()) {
    const isEmpty = slot.proof.length === 0 || (slot.proof.length === 1 && slot.proof[0] === EMPTY_NODE);
    const isProved =
      storageRoot === EMPTY_TRIE ? isEmpty : provedInTrie(storageRoot, keyOf(slot.slot), slot.proof) !== undefined;
    if (!isProved) throw invalid(`storageProof[${i}].proof`, number, `leads nowhere from ${storageRoot}`);
  }
  return held.value === undefined ? { ...proof, slots: slots.map((slot) => ({ ...slot, proof: [] })) } : proof;
}

/** What a trie of state or storage has something under, in hex digits. */
const keyOf = (name: string): string => keccak256(name).slice(2);

/** @param account Its RLP: nonce, balance, storage root, hash of its code. @returns undefined where it is none. */
function storageRootIn(account: string): string | undefined {
  try {
    const items = decodeRlp(account);
    const root = Array.isArray(items) && items.length === ACCOUNT_ITEMS ? items[STORAGE_ROOT] : undefined;
    return isHexString(root, 32) ? root : undefined;
  } catch {
    return undefined;
  }
}

function invalid(field: string, number: number, what: string) {
  const values = { field, value: "(not shown)", expected: "a proof under the block's state root", block: number };
  return anchoringError("STATE_PROOF_INVALID", `the proof's ${field} ${what}`, values);
}
