import { toBeHex } from "ethers";
import { AGREEMENT_STATES } from "../../../src/sdk/data/model/states.ts";
import { generateState } from "../../../src/testing/qbft/state.ts";
import { START } from "../chain.ts";
import { address, word } from "../dense.ts";

/**
 * So many others that a proof is as deep as those that Besu gave of its own state: five nodes of an account, which are the root, a branch of many children
 * and smaller ones, and three of a slot.
 */
const ACCOUNTS = 300;
const SLOTS = 40;

export interface SideState {
  /** The account that holds an active agreement, and other words. */
  readonly account: string;
  readonly stateRoot: string;
  readonly proof: { readonly slot: string; readonly accountNodes: string[]; readonly storageNodes: string[] };
}

/** A state of the other chain with an agreement in a slot of that account which is deepest in it. */
export async function sideState(slot: string): Promise<SideState> {
  const others = Array.from({ length: ACCOUNTS }, (_, i) => ({ address: address(`side account ${i}`) }));
  const draft = await generateState(others);
  const depths = await Promise.all(others.map(async (each) => (await draft.prove(each.address)).accountProof.length));
  const account = others[depths.indexOf(Math.max(...depths))]?.address as string; // there are some
  const words = Array.from({ length: SLOTS }, (_, i) => [word(`side slot ${i}`), word(`side word ${i}`)]);
  const storage = Object.fromEntries([...words, [slot, activeAgreement()]]);
  const state = await generateState(others.map((each) => (each.address === account ? { ...each, storage } : each)));
  const { accountProof, storageProofs } = await state.prove(account, [slot]);
  const proof = { slot, accountNodes: [...accountProof], storageNodes: [...(storageProofs[0] ?? [])] };
  return { account, stateRoot: state.stateRoot, proof };
}

/** As AgreementWord packs it: it was never used, and ends long after everything that is measured. */
function activeAgreement(): string {
  const [provider, consumer, maxUses, end] = [1n, 2n, 0x1111n, BigInt(START) + 0x77_77_77n];
  const state = BigInt(AGREEMENT_STATES.indexOf("Active"));
  return toBeHex((maxUses << 112n) | (end << 72n) | (consumer << 40n) | (provider << 8n) | state, 32);
}
