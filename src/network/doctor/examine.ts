import { CHECKS } from "./checks.ts";
import { type Finding, findingsOf } from "./findings.ts";
import type { Observation } from "./observation.ts";

export interface Examination {
  readonly findings: readonly Finding[];
  /** What could not be looked at, and why: nothing is said of it. */
  readonly notSeen: readonly string[];
}

/** What the checks conclude from what was seen. */
export function examine(observation: Observation): Examination {
  const seen = CHECKS.flatMap((check) => check(observation));
  return { findings: findingsOf(seen), notSeen: notSeenIn(observation) };
}

function notSeenIn(observation: Observation): string[] {
  const { network, node, files, groups, head, requestTimeout, pool, allowedNodes, logRanges, proof, contracts } =
    observation;
  const lacking: readonly (readonly [boolean, string])[] = [
    [network === undefined, "the network: give --network"],
    [
      network !== undefined && node === undefined,
      "which node it is: the node does not tell a public key of network.json",
    ],
    [node !== undefined && files === undefined, "key, lists, pool and disk: the node's files are on another machine"],
    [groups === undefined, "the groups of calls: the node does not answer rpc_modules"],
    [requestTimeout === undefined, "the request timeout and who proposes: the node does not offer QBFT"],
    [pool === undefined, "what the pool holds: the node does not offer TXPOOL"],
    [allowedNodes === undefined, "the allow-lists in force: the node does not offer PERM"],
    [logRanges.length < 2, `the limit of ranges of events: the chain has ${head.number} blocks`],
    [proof === undefined, `the depth of states: the chain has ${head.number} blocks`],
    [contracts === undefined, "the contracts: give --deployment"],
  ];
  return lacking.filter(([isSo]) => isSo).map(([, text]) => text);
}
