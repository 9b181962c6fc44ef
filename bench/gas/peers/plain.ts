import { createRequire } from "node:module";
import type { Chain } from "../chain.ts";
import { compile } from "../compiler.ts";
import { address, word } from "../dense.ts";
import { deploy } from "./artifact.ts";
import { gasOfCall, send } from "./send.ts";

const { version } = createRequire(import.meta.url)("@openzeppelin/contracts/package.json");
const SOURCE = new URL("Plain.sol", import.meta.url);

export const ERC1155 = `ERC-1155 (OpenZeppelin ${version}), no rule`;
export const ERC20 = `ERC-20 (OpenZeppelin ${version}), no rule`;

/** What moving costs where there is no rule: OpenZeppelin's tokens with our compiler settings. */
export async function measurePlain(chain: Chain): Promise<Record<string, number>> {
  const [, , , , holder, , , other] = chain.accounts;
  const units = await deploy(holder, await compile(SOURCE, "PlainUnits"));
  const money = await deploy(holder, await compile(SOURCE, "PlainMoney"));
  const id = word("instrument");
  await send(units, "mint", holder.address, id, 1_000_000);
  await send(money, "mint", holder.address, 1_000_000);
  await send(units, "safeTransferFrom", holder.address, other.address, id, 1_111, "0x");
  await send(money, "transfer", other.address, 1_111);

  return {
    "1155-mint": await gasOfCall(units, "mint", holder.address, word("minted"), 1_000_000),
    "1155-transfer-new": await gasOfCall(units, "safeTransferFrom", holder.address, address("new"), id, 1_111, "0x"),
    "1155-transfer-existing": await gasOfCall(
      units,
      "safeTransferFrom",
      holder.address,
      other.address,
      id,
      1_111,
      "0x",
    ),
    "1155-burn": await gasOfCall(units, "burn", id, 1_111),
    "20-transfer-existing": await gasOfCall(money, "transfer", other.address, 1_111),
  };
}
