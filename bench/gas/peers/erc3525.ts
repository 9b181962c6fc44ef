import type { Chain } from "../chain.ts";
import { artifactOf, deploy, versionOf } from "./artifact.ts";
import { gasOfCall, send } from "./send.ts";

const PACKAGE = "@solvprotocol/erc-3525";
const SLOT = 0x7171;
const WHOLE = 0x7100;

export const ERC3525 = `ERC-3525 ${versionOf(PACKAGE)}`;

/** One claim with a value, of which parts are passed on: each part is a token of its own. */
export async function measureErc3525(chain: Chain): Promise<Record<string, number>> {
  const [, , , , holder, , , other] = chain.accounts;
  const token = await deploy(holder, artifactOf(PACKAGE, "build/ERC3525Mintable.json"), "Receivables", "R", 2);
  const mint = (id: number) => gasOfCall(token, "mint", holder.address, id, SLOT, 1_000_000);
  const toHolder = "transferFrom(uint256,address,uint256)";
  const toToken = "transferFrom(uint256,uint256,uint256)";

  await mint(WHOLE);
  await send(token, toHolder, WHOLE, other.address, 1_111); // the contract calls the part 1
  return {
    "3525-mint": await mint(0x7101),
    "3525-split-new": await gasOfCall(token, toHolder, WHOLE, other.address, 1_111),
    "3525-split-existing": await gasOfCall(token, toToken, WHOLE, 1, 1_111),
  };
}
