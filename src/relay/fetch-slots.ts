import { isTallyError, type TallyError } from "../lib/errors.ts";
import { requireQuorum } from "../sdk/anchoring/model/seals.ts";
import { faultOf, isNotYet } from "./side/faults.ts";
import type { Side } from "./side/side.ts";
import type { RequestStore, WaitingSlot } from "./store/request.ts";

export interface FetchSlotsParameters {
  readonly side: Side;
  readonly requests: RequestStore;
  /** The other chain's newest block. */
  readonly head: number;
  /** Those by whose seals a header is judged, where nodes give different ones. */
  readonly trusted: readonly string[];
  /** Blocks whose state nodes of the other chain keep. */
  readonly keptBlocks: number;
  readonly signal: AbortSignal;
}

export interface SlotsFetched {
  /** How many can be proved no more. */
  readonly missed: number;
  /** What kept others from being fetched; they are tried again. */
  readonly problems: readonly TallyError[];
}

/**
 * Fetches the proofs that are asked for as soon as their block is there: nodes forget old states. What is stored proves something under
 * the state root that is recorded, or under that of a header which its validators sealed; whoever uses it has it checked by the chain.
 */
export async function fetchSlots(parameters: FetchSlotsParameters): Promise<SlotsFetched> {
  const { side, requests, head, trusted, keptBlocks, signal } = parameters;
  const problems: TallyError[] = [];
  let missed = 0;
  const roots = new Map<number, string>();
  for (const slots of groupsOf(requests.slotsDue(head))) {
    if (signal.aborted) break;
    const [{ number, account, stateRoot }] = slots;
    try {
      const root = stateRoot ?? roots.get(number) ?? (await sealedRootAt(number, side, trusted));
      roots.set(number, root);
      const question = { number, account, slots: slots.map(({ slot }) => slot) };
      const proof = await side.proof(question, root);
      const accountNodes = proof.accountProof;
      for (const { slot, proof: storageNodes } of proof.slots)
        requests.settleSlot(
          number,
          { account, slot },
          { state: "Fetched", stateRoot: root, accountNodes, storageNodes },
        );
    } catch (error) {
      if (!isTallyError(error)) throw error;
      // Tried again where that can help: a node may be behind, down, or lie; but not for longer than any keeps the state.
      if (isTallyError(error, "WORLD_STATE_UNAVAILABLE") || number <= head - keptBlocks) {
        for (const each of slots) requests.settleSlot(number, each, { state: "Missed", reason: error.message });
        missed += slots.length;
      } else if (!isNotYet(error)) problems.push(faultOf(error));
    }
  }
  return { missed, problems };
}

type Slots = readonly [WaitingSlot, ...WaitingSlot[]];

/** Those of one account at one height are asked for together. */
function groupsOf(slots: readonly WaitingSlot[]): readonly Slots[] {
  const groups = new Map<string, [WaitingSlot, ...WaitingSlot[]]>();
  for (const slot of slots) {
    const name = `${slot.number} ${slot.account}`;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [slot]);
    else group.push(slot);
  }
  return [...groups.values()];
}

/** Of a header that a quorum of the validators which it lists sealed. */
async function sealedRootAt(number: number, side: Side, trusted: readonly string[]): Promise<string> {
  const header = await side.header(number, trusted);
  requireQuorum(header, header.extraData.validators);
  return header.stateRoot;
}
