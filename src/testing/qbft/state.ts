import { createMerkleProof, createMPT, type MerklePatriciaTrie } from "@ethereumjs/mpt";
import { decodeRlp, encodeRlp, getBytes, hexlify, id, keccak256, toBeArray, toBeHex } from "ethers";

/** An account of a generated state. Words of storage by their slots, both in 32 bytes; zeros are left out. */
export interface StateAccount {
  readonly address: string;
  readonly nonce?: number;
  readonly balance?: bigint;
  readonly codeHash?: string;
  readonly storage?: Readonly<Record<string, string>>;
}

/** As `eth_getProof` answers. */
export interface StateProof {
  readonly accountProof: readonly string[];
  /** In the order of the slots that were asked for. */
  readonly storageProofs: readonly (readonly string[])[];
}

export interface GeneratedState {
  readonly stateRoot: string;
  prove(address: string, slots?: readonly string[]): Promise<StateProof>;
}

/** State and storage tries over some accounts. */
export async function generateState(accounts: readonly StateAccount[]): Promise<GeneratedState> {
  const state = await createMPT();
  const storages = new Map<string, MerklePatriciaTrie>();
  for (const { address, nonce = 1, balance = 0n, codeHash = id("code"), storage = {} } of accounts) {
    const trie = await createMPT();
    for (const [slot, word] of Object.entries(storage)) {
      if (BigInt(word) === 0n) continue;
      await trie.put(keyOf(slot), getBytes(encodeRlp(toBeArray(word))));
    }
    storages.set(keccak256(address), trie);
    const account = [scalar(nonce), scalar(balance), hexlify(trie.root()), codeHash];
    await state.put(keyOf(address), getBytes(encodeRlp(account)));
  }
  return {
    stateRoot: hexlify(state.root()),
    async prove(address, slots = []) {
      const storage = storages.get(keccak256(address));
      const proofs = slots.map((slot) => (storage ? pathTo(storage, toBeHex(slot, 32)) : []));
      return { accountProof: await pathTo(state, address), storageProofs: await Promise.all(proofs) };
    },
  };
}

/** RLP of a number, as bytes without leading zeros. */
const scalar = (value: number | bigint) => hexlify(toBeArray(value));

const keyOf = (key: string) => getBytes(keccak256(key));

/** The nodes that have a hash of their own, from the root on; a shorter one stands in the node above it. */
export async function pathTo(trie: MerklePatriciaTrie, key: string): Promise<string[]> {
  const nodes = await createMerkleProof(trie, keyOf(key));
  return nodes.filter((node, depth) => depth === 0 || node.length >= 32).map((node) => hexlify(node));
}

/** The nodes of a proof that is given as one RLP list of them. */
export const nodesOf = (proof: string): string[] =>
  (decodeRlp(proof) as unknown[]).map((node) => encodeRlp(node as never));
