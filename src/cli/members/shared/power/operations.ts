import { AbiCoder, dataSlice, id, keccak256, toBeHex, ZeroHash, zeroPadBytes } from "ethers";
import type { PowerEvent } from "./events.ts";

export type OperationState = "pending" | "executed" | "cancelled";

/** What was scheduled in the timelock. */
export interface Operation {
  readonly id: string;
  readonly state: OperationState;
  /** The Council's proposal that queued it; absent when somebody else scheduled it. */
  readonly proposalId?: bigint;
  readonly scheduledIn: string;
}

/** Replays what was scheduled, executed and cancelled. */
export function replayOperations(
  timelock: readonly PowerEvent[],
  council: readonly PowerEvent[],
  address: string,
): Operation[] {
  const queued = queuedByCouncil(council, address);
  const operations = new Map<string, Operation>();
  const done: Operation[] = [];
  for (const { eventName, args, transactionHash } of timelock) {
    const operation = operations.get(args.id);
    if (eventName === "CallScheduled" && operation === undefined) {
      const proposalId = queued.get(keyOf(args.id, transactionHash));
      const scheduled: Operation = { id: args.id, state: "pending", scheduledIn: transactionHash };
      operations.set(args.id, proposalId === undefined ? scheduled : { ...scheduled, proposalId });
    } else if (eventName === "Cancelled" && operation !== undefined) {
      // The same operation can be scheduled again, by somebody else.
      done.push({ ...operation, state: "cancelled" });
      operations.delete(args.id);
    } else if (eventName === "CallExecuted" && operation !== undefined) {
      operations.set(args.id, { ...operation, state: "executed" });
    }
  }
  return [...done, ...operations.values()];
}

/**
 * Proposals by the operation that they became and the transaction in which they did. A proposal that was never queued lends its
 * name to nothing: whoever may schedule can schedule the very operation of one that was defeated.
 */
function queuedByCouncil(council: readonly PowerEvent[], address: string): Map<string, bigint> {
  const operationOf = new Map<bigint, string>();
  const queued = new Map<string, bigint>();
  for (const { eventName, args, transactionHash } of council) {
    const proposalId: bigint = args.proposalId;
    if (eventName === "ProposalCreated") operationOf.set(proposalId, operationId(args, address));
    const operation = operationOf.get(proposalId);
    if (eventName === "ProposalQueued" && operation !== undefined) {
      queued.set(keyOf(operation, transactionHash), proposalId);
    }
  }
  return queued;
}

const keyOf = (operation: string, transaction: string) => `${operation} ${transaction}`;

/** As `hashOperationBatch` of the timelock, with the Governor's salt: its address XOR the hash of the description. */
function operationId(args: PowerEvent["args"], council: string): string {
  const salt = BigInt(zeroPadBytes(council, 32)) ^ BigInt(id(args.description));
  return keccak256(
    AbiCoder.defaultAbiCoder().encode(
      ["address[]", "uint256[]", "bytes[]", "bytes32", "bytes32"],
      [[...args.targets], [...args[3]], [...args.calldatas], ZeroHash, toBeHex(salt, 32)],
    ),
  );
}

const UPDATE_DELAY = dataSlice(id("updateDelay(uint256)"), 0, 4);

/** The minimum delays that operations of the Council set. */
export function votedDelays(
  timelock: readonly PowerEvent[],
  operations: readonly Operation[],
  address: string,
): Set<bigint> {
  const voted = new Set(
    operations.filter(({ proposalId }) => proposalId !== undefined).map((operation) => operation.id),
  );
  const calls = timelock.filter(
    ({ eventName, args }) =>
      eventName === "CallExecuted" &&
      voted.has(args.id) &&
      args.target === address &&
      String(args.data).startsWith(UPDATE_DELAY),
  );
  return new Set(calls.map(({ args }) => BigInt(dataSlice(args.data, 4, 36))));
}
