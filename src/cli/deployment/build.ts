import { join } from "node:path";
import type { ContractName } from "../../sdk/core/deployment.ts";
import { readJson } from "../cli.ts";
import { packageRoot } from "../package-root.ts";

/** Where a build's code has a library's address, by source and name: it is set when the contract is deployed. */
export type LinkReferences = Readonly<
  Record<string, Readonly<Record<string, readonly { start: number; length: number }[]>>>
>;

/** One contract as built here. */
export interface Build {
  /** Creation code, without constructor arguments. */
  readonly bytecode: string;
  readonly linkReferences: LinkReferences;
  /** Runtime code, zero where immutables go. */
  readonly deployedBytecode: string;
  readonly deployedLinkReferences: LinkReferences;
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
  CustodyActs: "contracts/custody/CustodyActs.sol",
  Custody: "contracts/custody/Custody.sol",
  CustodyLens: "contracts/custody/CustodyLens.sol",
  ERC7913P256Verifier: `${VERIFIERS}/ERC7913P256Verifier.sol`,
  ERC7913WebAuthnVerifier: `${VERIFIERS}/ERC7913WebAuthnVerifier.sol`,
};

/**
 * Reads what this package's build made of a contract. Where it has libraries, `linkBuild` sets their addresses.
 *
 * @throws `FILE_UNREADABLE` where nothing was built.
 */
export function readBuild(name: ContractName): Build {
  return readJson(join(packageRoot(), "artifacts", SOURCES[name], `${name}.json`)) as Build;
}
