import type { Client } from "../../../core/client.ts";
import { rpc } from "../../../core/rpc.ts";
import { instrumentsContract } from "../../contracts.ts";

/**
 * Reads the address of the asset that legs of deals pledge by, which `pledgeLeg` takes.
 *
 * @example
 * import { getLienAsset, pledgeLeg } from "tallystick/ledger";
 *
 * const lienAsset = await getLienAsset(client);
 * const leg = pledgeLeg(lienAsset, { instrument, owner: account, pledgee: attester, amount: 500_00n });
 */
export async function getLienAsset(client: Client): Promise<string> {
  return rpc(() => instrumentsContract(client).LIEN_ASSET());
}
