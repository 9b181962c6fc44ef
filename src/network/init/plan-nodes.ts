import { invalidOrganisations } from "../model/invalid-organisations.ts";
import type { NetworkNode } from "../model/network.ts";
import type { NodePorts, Organisation, OrganisationInput, PlannedNode } from "../model/organisation.ts";
import { isLoopback } from "../model/parse-organisations.ts";

/** The first port of each kind; the next node of the same machine has the next that is free. */
const FIRST = { p2p: 30_303, rpc: 8_545, ws: 8_546, metrics: 9_545 } as const;
const KINDS = ["p2p", "rpc", "ws", "metrics"] as const;

export interface Beside {
  /** Nodes whose ports are taken. */
  readonly nodes?: readonly NetworkNode[];
  /** Whether all of these organisations may be without a validator, as others have some. */
  readonly mayHaveNone?: boolean;
}

/**
 * Counts the nodes of each organisation and chooses their ports.
 *
 * @param validators How many in all; then organisations that do not say how many they have share what is left, the first ones one more.
 *   Left out: one for each of those.
 * @param beside What there is besides these organisations.
 * @throws `NETWORK_ORGANISATIONS_INVALID`.
 */
export function planNodes(
  inputs: readonly OrganisationInput[],
  validators?: number,
  { nodes: existing = [], mayHaveNone = existing.length > 0 }: Beside = {},
): readonly Organisation[] {
  const counts = countValidators(inputs, validators, mayHaveNone);
  const taken = new Map<string, string>();
  for (const { name, host, p2pPort, rpcPort, wsPort, metricsPort } of existing) {
    for (const port of [p2pPort, rpcPort, wsPort, metricsPort]) taken.set(`${machineOf(host)}:${port}`, name);
  }
  // What somebody chose comes before what is free.
  for (const [n, input] of inputs.entries()) takeGiven(taken, n, input, nodesOf(counts[n] as number));
  refuseAmbiguous(inputs, counts);
  return inputs.map((input, n): Organisation => {
    const count = counts[n] as number;
    const { name, host, accounts = [], publicKeys } = input;
    if (publicKeys !== undefined && publicKeys.length !== nodesOf(count)) {
      throw invalidOrganisations(
        `/${n}/publicKeys`,
        publicKeys.length,
        `are not as many as it has nodes: ${nodesOf(count)}`,
      );
    }
    const nodes = Array.from({ length: nodesOf(count) }, (_, k): PlannedNode => {
      const planned = { name: nodeName(name, k), validator: count > 0, ports: choosePorts(taken, input, k) };
      const publicKey = publicKeys?.[k];
      return publicKey === undefined ? planned : { ...planned, publicKey };
    });
    return { name, host, accounts, keepsKeys: publicKeys !== undefined, nodes };
  });
}

/** Commands take names of organisations and of nodes alike. */
function refuseAmbiguous(inputs: readonly OrganisationInput[], counts: readonly number[]): void {
  const names = inputs.map(({ name }) => name);
  for (const [n, name] of names.entries()) {
    const nodes = Array.from({ length: nodesOf(counts[n] as number) }, (_, k) => nodeName(name, k));
    const other = names.findIndex((each) => nodes.includes(each));
    if (other >= 0) throw invalidOrganisations(`/${other}/name`, names[other], `is the name of a node of ${name}`);
  }
}

const nodeName = (organisation: string, k: number) => `${organisation}-${k + 1}`;

/** An organisation without a validator has one node all the same: its own view of the chain. */
const nodesOf = (validators: number) => Math.max(1, validators);

function countValidators(
  inputs: readonly OrganisationInput[],
  total: number | undefined,
  mayHaveNone: boolean,
): readonly number[] {
  const open = inputs.filter((input) => input.validators === undefined).length;
  const given = inputs.reduce((sum, input) => sum + (input.validators ?? 0), 0);
  const rest = (total ?? given + open) - given;
  if (rest < 0 || (open === 0 && rest > 0)) {
    throw invalidOrganisations("/*/validators", given, `sum to another number than --validators ${total}`);
  }
  if (given + rest === 0 && !mayHaveNone)
    throw invalidOrganisations("/*/validators", 0, "a network has at least one validator");
  let turn = 0;
  return inputs.map((input) => {
    if (input.validators !== undefined) return input.validators;
    const share = Math.floor(rest / open) + (turn < rest % open ? 1 : 0);
    turn++;
    return share;
  });
}

const machineOf = (host: string) => (isLoopback(host) ? "loopback" : host);

function takeGiven(taken: Map<string, string>, n: number, input: OrganisationInput, nodes: number): void {
  const { ports = [] } = input;
  if (ports.length > nodes) {
    throw invalidOrganisations(`/${n}/ports`, ports.length, `has more entries than ${input.name} has nodes: ${nodes}`);
  }
  for (const [k, given] of ports.entries()) {
    for (const kind of KINDS) {
      const port = given[kind];
      if (port === undefined) continue;
      const field = `/${n}/ports/${k}/${kind}`;
      const key = `${machineOf(input.host)}:${port}`;
      const other = taken.get(key);
      if (other !== undefined)
        throw invalidOrganisations(field, port, `is taken twice on ${input.host}: by ${other} too`);
      taken.set(key, field);
    }
  }
}

function choosePorts(taken: Map<string, string>, { name, host, ports = [] }: OrganisationInput, k: number) {
  const chosen: Record<keyof NodePorts, number> = { p2p: 0, rpc: 0, ws: 0, metrics: 0 };
  for (const kind of KINDS) {
    let port = ports[k]?.[kind];
    if (port === undefined) {
      port = FIRST[kind];
      while (taken.has(`${machineOf(host)}:${port}`)) port++;
      taken.set(`${machineOf(host)}:${port}`, nodeName(name, k));
    }
    chosen[kind] = port;
  }
  return chosen;
}
