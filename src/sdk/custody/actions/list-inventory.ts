import { isTallyError } from "../../../lib/errors.ts";
import type { Client } from "../../core/client.ts";
import { safe } from "../../core/whole.ts";
import { type IndexedBalance, queryInventory } from "../../query/custody.ts";
import { type FromSource, linesOf } from "../../query/list-source.ts";
import { type Balance, type BalanceKey, balanceAt } from "../model/balance.ts";
import { argumentsOf, custodyLogs } from "../model/logs.ts";
import { profilesOnChain } from "../model/profile-on-chain.ts";
import { unpackPlace } from "../model/unit-word.ts";

export interface ListInventoryParameters extends FromSource {
  /** All organisations if left out. */
  readonly org?: number;
  /** All flows if left out. */
  readonly flow?: number;
}

/** An account of which a sum cannot be read. */
export interface UnreadableBalance extends BalanceKey {
  readonly field: string;
  /** What the chain has there, beyond what this program computes with. */
  readonly value: bigint;
}

export interface ListInventoryReturnType {
  readonly accounts: readonly Balance[];
  readonly unreadable: readonly UnreadableBalance[];
}

/**
 * Every account of the inventory that is not empty, by organisation, site, flow and class. Which there are follows from events;
 * what is in them is asked of the contract. Beside them are those that cannot be read.
 *
 * @throws `RPC_UNREACHABLE`, `RPC_REFUSED`; from a source as `askOne`.
 *
 * @example
 * import { listInventory } from "tallystick/custody";
 *
 * const { accounts } = await listInventory(client, { org: 2 });
 * for (const { site, stock, items } of accounts) console.log(site, stock, items);
 */
export async function listInventory(
  client: Client,
  wanted: ListInventoryParameters = {},
): Promise<ListInventoryReturnType> {
  const { source, ...filters } = wanted;
  const reads = source
    ? (await linesOf(queryInventory, source, filters)).map((each) => ({ key: each, read: () => fromIndexed(each) }))
    : (await keysOf(client, wanted)).map((key) => ({ key, read: () => balanceAt(client, key) }));
  const [accounts, unreadable]: [Balance[], UnreadableBalance[]] = [[], []];
  for (const { key, read } of reads) {
    try {
      const balance = await read();
      if (balance.taken !== 0 || balance.items !== 0) accounts.push(balance);
    } catch (error) {
      if (!isTallyError(error) || error.code !== "NUMBER_TOO_LARGE") throw error;
      const { org, site, flow, class: class_ } = key;
      const { field, value } = error.values as { field: string; value: bigint };
      unreadable.push({ org, site, flow, class: class_, field, value });
    }
  }
  return { accounts, unreadable };
}

/** @throws `NUMBER_TOO_LARGE`. */
function fromIndexed({ org, site, flow, class: class_, items, ...sums }: IndexedBalance): Balance {
  const sum = (field: keyof typeof sums) => safe(field, BigInt(sums[field]));
  const [taken, given, destroyed, lost] = [sum("taken"), sum("given"), sum("destroyed"), sum("lost")];
  return { org, site, flow, class: class_, taken, given, destroyed, lost, stock: sum("stock"), items };
}

/** The accounts that units were ever in. */
async function keysOf(client: Client, wanted: ListInventoryParameters): Promise<BalanceKey[]> {
  const flowOf = new Map((await profilesOnChain(client)).map(({ rules, flow }) => [rules, flow]));
  const keys = new Map<string, BalanceKey>();
  for (const log of await custodyLogs(client)) {
    const word: bigint | undefined = argumentsOf(log).toObject().state;
    if (word === undefined) continue;
    const { custodian: org, site, rules, classes } = unpackPlace(word);
    const flow = flowOf.get(rules) ?? 0;
    if ((wanted.org ?? org) !== org || (wanted.flow ?? flow) !== flow) continue;
    for (const each of classes) keys.set([org, site, flow, each].join(), { org, site, flow, class: each });
  }
  return [...keys.values()].sort((a, b) => a.org - b.org || a.site - b.site || a.flow - b.flow || a.class - b.class);
}
