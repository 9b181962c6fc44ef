import { checkThat } from "./check.ts";
import type { Client } from "./client.ts";
import type { ContractHandle } from "./contract.ts";

/** An action as it is exported: the client first. */
export type Action = (client: Client, ...parameters: never[]) => unknown;

/** Actions by name, as the index of their folder exports them. */
export type ActionGroup = Readonly<Record<string, Action>>;

/** What `extend` adds to a client. */
export interface Domain {
  readonly name: string;
  /** Domains that its contracts and actions use. */
  readonly needs: readonly string[];
  /** Contracts that a deployment must have for it. */
  readonly contracts: readonly ContractHandle[];
  /** Actions by the name of their group. */
  readonly actions: Readonly<Record<string, ActionGroup>>;
}

/** Actions with the client given. */
export type BoundGroup<G> = {
  readonly [Name in keyof G]: G[Name] extends (client: Client, ...parameters: infer P) => infer R
    ? (...parameters: P) => R
    : never;
};

/** The groups of a domain with the client given. */
export type BoundDomain<D extends Domain> = {
  readonly [Group in keyof D["actions"]]: BoundGroup<D["actions"][Group]>;
};

/** What a client has of its own: no group of actions may take its place. */
const OWN = ["provider", "deployment", "sender", "extend"];

/**
 * The groups of a domain bound to a client.
 *
 * @throws `CONTRACT_MISSING` naming the domain and the contract; `ARGUMENT_INVALID` for a group with a name that the client has itself.
 */
export function bindDomain<D extends Domain>(client: Client, { contracts, actions }: D): BoundDomain<D> {
  // Bound now, the contracts are known by their errors, whichever action a revert comes from.
  for (const contract of contracts) contract(client);
  for (const group of Object.keys(actions))
    checkThat(!OWN.includes(group), "actions", group, "no name of the client's own");
  const groups = Object.entries(actions).map(([group, functions]) => [group, bindGroup(client, functions)]);
  return Object.fromEntries(groups);
}

function bindGroup(client: Client, actions: ActionGroup) {
  return Object.fromEntries(Object.entries(actions).map(([name, action]) => [name, action.bind(undefined, client)]));
}
