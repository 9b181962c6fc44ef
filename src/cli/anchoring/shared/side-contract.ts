import { keccak256, type Provider } from "ethers";
import { readArtifact } from "../../../deploy/artifact.ts";
import { isKnown } from "../../../deploy/compare-contract.ts";
import { PLAN } from "../../../deploy/plan.ts";
import { type Comparison, compareRuntime, linkedAddresses } from "../../../deploy/runtime-code.ts";
import type { SideContract } from "../../../sdk/anchoring/model/contract-name.ts";
import { codeAt } from "../../../sdk/core/code-at.ts";
import { fault } from "../../shared/errors.ts";

/**
 * Requires that a node of the other chain has this version's code for a contract, and for the libraries that it is linked with: facts are read
 * of its storage, at slots of this version. Whose contract it is, and what it was created with, the code does not say.
 *
 * @returns the code's hash, as state proofs have it.
 * @throws `DEPLOYMENT_DIFFERS`; as `codeAt`.
 */
export async function requireSideContract(node: Provider, name: SideContract, address: string): Promise<string> {
  return keccak256(await requireBuilt(node, name, address));
}

async function requireBuilt(node: Provider, name: string, address: string): Promise<string> {
  const planned = PLAN.flatMap(({ contracts }) => contracts).find((contract) => contract.name === name);
  const artifact = readArtifact(planned as NonNullable<typeof planned>);
  const code = await codeAt(node, address);
  const runtime = compareRuntime(code, artifact);
  if (!isKnown(runtime)) throw differs(name, address, runtime, code);
  for (const [library, at] of Object.entries(linkedAddresses(code, artifact))) {
    if (library === "self") continue;
    if (at === undefined) throw differs(name, address, "differs", code); // its places name different libraries
    await requireBuilt(node, library, at);
  }
  return code;
}

function differs(name: string, address: string, runtime: Comparison, code: string) {
  const message = `${name} at ${address} of the other chain is not what was built here: code ${runtime}`;
  return fault("DEPLOYMENT_DIFFERS", message, { failed: [name], name, address, runtime, codeHash: keccak256(code) });
}
