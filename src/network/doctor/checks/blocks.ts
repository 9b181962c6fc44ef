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
  if (presentOf(observation) < quorum) return [{ name: "quorum-lost", seen: `${seen}${absentIn(observation)}` }];
  if (age < LONG) return [{ name: "no-blocks", seen }];
  // Rounds 0 to r take timeout * (2^(r + 1) - 1) seconds.
  const round = Math.max(0, Math.floor(Math.log2(age / requestTimeout + 1)));
  const waits = `a validator that ran all the time is about in round ${round}, which lasts ${requestTimeout * 2 ** round} s`;
  return [{ name: "rounds-doubled", seen: `${seen}; ${waits}` }];
}

/** Validators that are connected, the node itself counted; all peers where the node does not tell who they are. */
function presentOf(observation: Observation): number {
  const absent = absentOf(observation);
  const validators = observation.head.header?.validators ?? [];
  return absent === undefined ? observation.peers + 1 : validators.length - absent.length;
}

/** Validators that are not connected; undefined where the node does not tell who is. */
function absentOf({ head, connected, enode }: Observation): readonly string[] | undefined {
  if (connected === undefined) return undefined;
  const present = new Set([...connected, addressOf(enode ?? "")]);
  return (head.header?.validators ?? []).filter((validator) => !present.has(validator.toLowerCase()));
}

/** Who has to be brought back, by the names that network.json has. */
function absentIn(observation: Observation): string {
  const absent = absentOf(observation);
  if (absent === undefined) return "";
  const nodes = observation.network?.nodes ?? [];
  const named = absent.map((validator) => {
    const node = nodes.find(({ address }) => address.toLowerCase() === validator.toLowerCase());
    return node === undefined ? validator : `${node.name} of ${node.organisation} at ${node.host}`;
  });
  return `; not connected: ${named.join(", ")}`;
}
