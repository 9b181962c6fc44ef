import { encodeBytes32String } from "ethers";
import { checkThat } from "../../core/check.ts";

/** Contracts of another chain that facts are read of, by their names in its deployment file. */
export const SIDE_CONTRACTS = ["Agreements", "Attestations", "Receivables", "Instruments"] as const;
export type SideContract = (typeof SIDE_CONTRACTS)[number];

/** As the chain has the name. @throws `ARGUMENT_INVALID`. */
export function contractNameOf(name: SideContract): string {
  checkThat(SIDE_CONTRACTS.includes(name), "name", name, `one of ${SIDE_CONTRACTS.join(", ")}`);
  return encodeBytes32String(name);
}
