import { AbiCoder, dataLength, dataSlice, type JsonFragment, ParamType } from "ethers";
import type { Artifact, LinkReferences } from "./artifact.ts";
import type { At } from "./domain-plan.ts";
import { deployError } from "./errors.ts";
import { creationMetadata, masked } from "./metadata.ts";

/** Encodes arguments as the contract's constructor takes them. */
export function encodeArguments(artifact: Artifact, values: readonly unknown[]): string {
  return AbiCoder.defaultAbiCoder().encode(constructorInputs(artifact), values);
}

export function decodeArguments(artifact: Artifact, args: string): unknown[] {
  return [...AbiCoder.defaultAbiCoder().decode(constructorInputs(artifact), args)];
}

function constructorInputs({ abi }: Artifact): ParamType[] {
  const fragment = abi.find(({ type }: JsonFragment) => type === "constructor");
  return (fragment?.inputs ?? []).map((input) => ParamType.from(input));
}

/**
 * The artifact's creation code with the addresses of libraries filled in.
 *
 * @throws `LIBRARY_MISSING` when it is linked with one that is not in `libraries`.
 */
export function linkedBytecode(
  { bytecode, linkReferences }: Artifact,
  contract: { readonly name: string; readonly libraries?: readonly string[] },
  at: At,
): string {
  return fillIn(bytecode, linkReferences, (library) => {
    if (contract.libraries?.includes(library)) return at(library);
    throw deployError("LIBRARY_MISSING", `${contract.name} is linked with ${library}, which its plan does not name`, {
      contract: contract.name,
      library,
    });
  });
}

/** Code with an address at each place of each library. */
export function fillIn(code: string, references: LinkReferences, addressOf: (library: string) => string): string {
  let filled = code;
  for (const libraries of Object.values(references)) {
    for (const [library, places] of Object.entries(libraries)) {
      const address = addressOf(library).slice(2).toLowerCase();
      for (const { start, length } of places) {
        const from = 2 + 2 * start;
        filled = filled.slice(0, from) + address + filled.slice(from + 2 * length);
      }
    }
  }
  return filled;
}

/**
 * Whether a transaction's data is this creation code, followed by these arguments and by nothing else. Only where the build has its
 * metadata may other bytes stand.
 *
 * @param bytecode The build's, with the addresses of libraries filled in.
 */
export function isCreationOf(data: string, build: Artifact, bytecode: string, args: string): boolean {
  const size = dataLength(bytecode);
  if (dataLength(data) !== size + dataLength(args)) return false;
  if (dataSlice(data, size) !== args.toLowerCase()) return false;
  const metadata = creationMetadata(build);
  const places = metadata === undefined ? [] : [metadata];
  return masked(dataSlice(data, 0, size), places) === masked(bytecode, places);
}
