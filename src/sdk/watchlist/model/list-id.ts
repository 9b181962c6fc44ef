import { AbiCoder, keccak256 } from "ethers";
import { checkThat } from "../../core/check.ts";
import { checkNumber } from "../../core/whole.ts";
import { type WatchlistAt, watchlistAddress } from "./eip712.ts";

export interface WatchlistIdParameters {
  /** Organisation that runs the list. */
  readonly operator: number;
  /** Name that it chose, at most 64 bytes. */
  readonly name: string;
}

/** The id of the list that an organisation has, or will have, under a name. @throws `ARGUMENT_INVALID`. */
export function watchlistId(deployment: WatchlistAt, { operator, name }: WatchlistIdParameters): string {
  const length = new TextEncoder().encode(name).length;
  checkThat(length >= 1 && length <= 64, "name", name, "1 to 64 bytes");
  const fields = [deployment.chainId, watchlistAddress(deployment), checkNumber("operator", operator), name];
  return keccak256(AbiCoder.defaultAbiCoder().encode(["uint256", "address", "uint32", "string"], fields));
}
