import type { Chain } from "../chain.ts";
import { compile } from "../compiler.ts";
import { word } from "../dense.ts";
import { deploy } from "./artifact.ts";
import { gasOfCall, send } from "./send.ts";

/** What a token costs that says nothing but whose it is, between two who have some already. */
export async function measureToken(chain: Chain): Promise<Record<string, number>> {
  const [, , , , holder, , , other] = chain.accounts;
  const token = await deploy(holder, await compile(new URL("Token.sol", import.meta.url), "Token"));
  const transfer = (id: string) => gasOfCall(token, "transferFrom", holder.address, other.address, word(id));

  for (const id of ["kept", "passed before", "passed"]) await send(token, "mint", holder.address, word(id));
  await transfer("passed before");
  return {
    "token-mint": await gasOfCall(token, "mint", holder.address, word("minted")),
    "token-transfer": await transfer("passed"),
  };
}
