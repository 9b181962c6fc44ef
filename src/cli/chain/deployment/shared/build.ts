import { join } from "node:path";
import type { ContractName } from "../../../../sdk/core/deployment.ts";
import { packageRoot } from "../../../package-root.ts";
import { readJson } from "../../../shared/files.ts";

/** One contract as built here. */
export interface Build {
  /** Creation code, without constructor arguments. */
  readonly bytecode: string;
  /** Runtime code, zero where immutables go. */
  readonly deployedBytecode: string;
  readonly immutableReferences: Readonly<Record<string, readonly { start: number; length: number }[]>>;
}

const VERIFIERS = "@openzeppelin/contracts/utils/cryptography/verifiers";
const SOURCES: Readonly<Record<ContractName, string>> = {
  TimelockController: "@openzeppelin/contracts/governance/TimelockController.sol",
  Members: "contracts/members/Members.sol",
  Council: "contracts/members/Council.sol",
  Attestations: "contracts/evidence/Attestations.sol",
  Fingerprints: "contracts/evidence/Fingerprints.sol",
  Sensors: "contracts/sensing/Sensors.sol",
  Feeds: "contracts/sensing/Feeds.sol",
  Exceedances: "contracts/sensing/Exceedances.sol",
  Profiles: "contracts/custody/Profiles.sol",
  Custody: "contracts/custody/Custody.sol",
  ERC7913P256Verifier: `${VERIFIERS}/ERC7913P256Verifier.sol`,
  ERC7913WebAuthnVerifier: `${VERIFIERS}/ERC7913WebAuthnVerifier.sol`,
};

/**
 * Reads what this package's build made of a contract.
 *
 * @throws `FILE_UNREADABLE` where nothing was built.
 */
export function readBuild(name: ContractName): Build {
  return readJson(join(packageRoot(), "artifacts", SOURCES[name], `${name}.json`)) as Build;
}
