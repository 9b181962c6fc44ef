import type { Client } from "../../client.ts";
import { type Balance, type BalanceKey, balanceAt } from "../../custody/balance.ts";
import { custodyLogs } from "../../custody/logs.ts";
import { profilesOnChain } from "../../custody/profile-on-chain.ts";
import { unpackUnitWord } from "../../custody/unit-word.ts";

export interface ListInventoryParameters {
  /** All organisations if left out. */
  readonly org?: number;
  /** All flows if left out. */
  readonly flow?: number;
}

/**
 * Every account of the inventory that is not empty, by organisation, site, flow and class. Which there are follows from events;
 * what is in them is asked of the contract.
 *
 * @throws `NUMBER_TOO_LARGE`.
 *
 * @example
 * import { listInventory } from "tallystick";
 *
 * for (const { site, stock, items } of await listInventory(client, { org: 2 })) console.log(site, stock, items);
 */
export async function listInventory(client: Client, wanted: ListInventoryParameters = {}): Promise<Balance[]> {
  const flowOf = new Map((await profilesOnChain(client)).map(({ rules, flow }) => [rules, flow]));
  const keys = new Map<string, BalanceKey>();
  for (const { args } of await custodyLogs(client)) {
    const word = args.toObject().state as bigint | undefined;
    if (word === undefined) continue;
    const { custodian: org, site, rules, classes } = unpackUnitWord(word);
    const flow = flowOf.get(rules) ?? 0;
    if ((wanted.org ?? org) !== org || (wanted.flow ?? flow) !== flow) continue;
    for (const each of classes) keys.set([org, site, flow, each].join(), { org, site, flow, class: each });
  }
  const found: Balance[] = [];
  for (const key of keys.values()) {
    const balance = await balanceAt(client, key);
    if (balance.taken !== 0 || balance.items !== 0) found.push(balance);
  }
  return found.sort((a, b) => a.org - b.org || a.site - b.site || a.flow - b.flow || a.class - b.class);
}
