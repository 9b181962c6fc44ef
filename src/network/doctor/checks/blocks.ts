import { qbftQuorum } from "../../../lib/qbft-quorum.ts";
import type { Seen } from "../findings.ts";
import type { Observation } from "../observation.ts";
import { addressOf } from "../observe/enode.ts";

/** Seconds without a block after which round timers are far apart: they have doubled four times and more. */
const LONG = 60;

/** Whether blocks come, and why not. */
export function checkBlocks(observation: Observation): Seen[] {
  const { head, now, peers, syncing, requestTimeout = 1 } = observation;
  const { header, grew, number, timestamp } = head;
  if (grew || header === undefined || syncing !== undefined) return [];
  const age = now - timestamp;
  const validators = header.validators.length;
  const quorum = qbftQuorum(validators);
  const seen = `no block after ${number} for ${age} s; ${validators} validators, ${quorum} of which have to agree; ${peers} peers`;
  if (presentOf(observation) < quorum) return [{ name: "quorum-lost", seen }];
  if (age < LONG) return [{ name: "no-blocks", seen }];
  // Rounds 0 to r take timeout * (2^(r + 1) - 1) seconds.
  const round = Math.max(0, Math.floor(Math.log2(age / requestTimeout + 1)));
  const waits = `a validator that ran all the time is about in round ${round}, which lasts ${requestTimeout * 2 ** round} s`;
  return [{ name: "rounds-doubled", seen: `${seen}; ${waits}` }];
}

/** Validators that are connected, the node itself counted; all peers where the node does not tell who they are. */
function presentOf({ head, peers, connected, enode }: Observation): number {
  if (connected === undefined) return peers + 1;
  const present = new Set([...connected, addressOf(enode ?? "")]);
  return (head.header?.validators ?? []).filter((validator) => present.has(validator.toLowerCase())).length;
}
