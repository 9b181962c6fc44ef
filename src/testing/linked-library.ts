/** A contract that is linked with a library, compiled in this process, as a domain of its own. */
import { createRequire } from "node:module";
import { type Artifact, type ReadArtifact, readArtifact } from "../deploy/artifact.ts";
import type { DomainPlan } from "../deploy/domain-plan.ts";

const SOURCE = "contracts/till/Till.sol";
const CONTENT = `
// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;
library Sums { function add(uint256 a, uint256 b) external pure returns (uint256) { return a + b; } }
contract Till {
    address public immutable OWNER;
    constructor(address owner) { OWNER = owner; }
    function total(uint256 a, uint256 b) external pure returns (uint256) { return Sums.add(a, b); }
}`;

export const TILL: DomainPlan = {
  domain: "till",
  needs: ["members"],
  contracts: [
    { name: "Sums", source: SOURCE, args: () => [] },
    { name: "Till", source: SOURCE, libraries: ["Sums"], args: (at) => [at("Members")] },
  ],
};

/** Artifacts of the plan and of `TILL`. */
export function tillArtifacts(): ReadArtifact {
  const solc = createRequire(import.meta.url)("solc") as { compile(input: string): string };
  const outputSelection = { "*": { "*": ["abi", "evm.bytecode", "evm.deployedBytecode"] } };
  const settings = { evmVersion: "cancun", outputSelection };
  const input = { language: "Solidity", sources: { [SOURCE]: { content: CONTENT } }, settings };
  const compiled = JSON.parse(solc.compile(JSON.stringify(input))).contracts[SOURCE] as Record<string, Compiled>;
  return (contract) => {
    const own = compiled[contract.name];
    return own === undefined ? readArtifact(contract) : asArtifact(own);
  };
}

interface Compiled {
  readonly abi: Artifact["abi"];
  readonly evm: {
    readonly bytecode: { readonly object: string } & Pick<Artifact, "linkReferences">;
    readonly deployedBytecode: { readonly object: string } & Pick<Artifact, "linkReferences" | "immutableReferences">;
  };
}

function asArtifact({ abi, evm: { bytecode, deployedBytecode } }: Compiled): Artifact {
  return {
    abi,
    bytecode: `0x${bytecode.object}`,
    deployedBytecode: `0x${deployedBytecode.object}`,
    linkReferences: bytecode.linkReferences,
    deployedLinkReferences: deployedBytecode.linkReferences,
    immutableReferences: deployedBytecode.immutableReferences,
  };
}
