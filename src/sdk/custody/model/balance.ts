import type { Client } from "../../core/client.ts";
import { rpc } from "../../core/rpc.ts";
import { safe } from "../../core/whole.ts";
import { custodyLensContract } from "../contracts.ts";

/** An account of the inventory. */
export interface BalanceKey {
  readonly org: number;
  /** Global Location Number as a number. */
  readonly site: number;
  readonly flow: number;
  /** Number of the class in the flow's profile. */
  readonly class: number;
}

/** What an organisation has and had of a class at a site; `taken` = `given` + `destroyed` + `lost` + `stock`, always. */
export interface Balance extends BalanceKey {
  readonly taken: number;
  readonly given: number;
  readonly destroyed: number;
  readonly lost: number;
  readonly stock: number;
  /** How many items are in stock. */
  readonly items: number;
}

/** @throws `NUMBER_TOO_LARGE`. */
export async function balanceAt(client: Client, key: BalanceKey): Promise<Balance> {
  const { org, site, flow, class: class_ } = key;
  const found = await rpc(() => custodyLensContract(client).balanceOf(org, site, flow, class_));
  return {
    ...key,
    taken: safe("taken", found.taken),
    given: safe("given", found.given),
    destroyed: safe("destroyed", found.destroyed),
    lost: safe("lost", found.lost),
    stock: safe("stock", found.stock),
    items: Number(found.items),
  };
}
