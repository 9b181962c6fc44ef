import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { sdkError } from "../../../core/errors.ts";
import { rpc } from "../../../core/rpc.ts";
import { membersContract } from "../../../members/contracts.ts";
import { receivablesContract } from "../../contracts.ts";
import { growSplitTree, type Parcel } from "../../tree/split-tree.ts";
import { unitMoves } from "../../tree/unit-moves.ts";

export interface GetSplitTreeParameters {
  readonly receivable: string;
}

/**
 * How the units of a receivable were split and passed on, to the last tier, from the ledger's events.
 *
 * @throws `NOT_FOUND` where it has no units: it was not confirmed; `ARGUMENT_INVALID`, `RPC_UNREACHABLE`, `RPC_REFUSED`.
 *
 * @example
 * import { getSplitTree } from "tallystick/receivables";
 *
 * const { holder, held, parcels } = await getSplitTree(client, { receivable });
 */
export async function getSplitTree(client: Client, parameters: GetSplitTreeParameters): Promise<Parcel> {
  const receivable = checkBytes32("receivable", parameters.receivable);
  const instrument = await rpc(() => receivablesContract(client).instrumentIdOf(receivable));
  const moves = await unitMoves(client, instrument);
  const orgs = new Map<string, number>();
  for (const { to } of moves) {
    if (to !== null && !orgs.has(to)) orgs.set(to, Number(await rpc(() => membersContract(client).orgOf(to))));
  }
  const tree = growSplitTree(moves, (account) => orgs.get(account) ?? 0);
  if (tree === null) throw sdkError("NOT_FOUND", `receivable ${receivable} has no units`, { receivable });
  return tree;
}
