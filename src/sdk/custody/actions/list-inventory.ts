import { isTallyError } from "../../../lib/errors.ts";
import type { Client } from "../../core/client.ts";
import { type Balance, type BalanceKey, balanceAt } from "../model/balance.ts";
import { argumentsOf, custodyLogs } from "../model/logs.ts";
import { profilesOnChain } from "../model/profile-on-chain.ts";
import { unpackPlace } from "../model/unit-word.ts";

export interface ListInventoryParameters {
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
 * @throws `RPC_UNREACHABLE`, `RPC_REFUSED`.
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
  const [accounts, unreadable]: [Balance[], UnreadableBalance[]] = [[], []];
  for (const key of await keysOf(client, wanted)) {
    try {
      const balance = await balanceAt(client, key);
      if (balance.taken !== 0 || balance.items !== 0) accounts.push(balance);
    } catch (error) {
      if (!isTallyError(error) || error.code !== "NUMBER_TOO_LARGE") throw error;
      unreadable.push({ ...key, field: error.values.field as string, value: error.values.value as bigint });
    }
  }
  return { accounts, unreadable };
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
