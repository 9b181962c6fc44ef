import type { TallyError } from "../lib/errors.ts";
import { codeAt } from "../sdk/core/code-at.ts";
import { sdkError } from "../sdk/core/errors.ts";
import type { Session } from "./session.ts";

/** A contract of the file without code at its address. */
export interface Missing {
  readonly contract: string;
  readonly address: string;
}

/** Contracts of the file that the chain lacks, in the file's order. */
export async function missingContracts({ provider, file }: Session): Promise<Missing[]> {
  const contracts = Object.entries(file.contracts).map(([contract, { address }]) => ({ contract, address }));
  const codes = await Promise.all(contracts.map(({ address }) => codeAt(provider, address)));
  return contracts.filter((_, i) => codes[i] === "0x");
}

export function contractMissing({ contract, address }: Missing): TallyError {
  return sdkError("CONTRACT_MISSING", `no code at ${address}, where ${contract} should be`, { contract, address });
}
