import type { Contract } from "ethers";
import type { Client } from "../../../core/client.ts";
import { contractAt } from "../../../core/contract.ts";
import { rpc } from "../../../core/rpc.ts";
import { getLienAsset } from "./get-lien-asset.ts";

const RELEASE_ASSET = {
  type: "function",
  name: "RELEASE_ASSET",
  inputs: [],
  outputs: [{ name: "", type: "address" }],
  stateMutability: "view",
} as const;

/**
 * Reads the address of the asset that legs of deals give liens back by, which `releaseLeg` takes.
 *
 * @example
 * import { getReleaseAsset, releaseLeg } from "tallystick/ledger";
 *
 * const releaseAsset = await getReleaseAsset(client);
 * const leg = releaseLeg(releaseAsset, { instrument, pledgee: account, owner: attester, amount: 500_00n });
 */
export async function getReleaseAsset(client: Client): Promise<string> {
  const asset = contractAt<Contract>(client, "LienAsset", await getLienAsset(client), {
    domain: "ledger",
    abi: [RELEASE_ASSET],
  });
  return rpc(() => asset.getFunction("RELEASE_ASSET").staticCall());
}
