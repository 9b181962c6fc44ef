import type { ContractRunner } from "ethers";
import type { TimelockController } from "../../../types/ethers-contracts/@openzeppelin/contracts/governance/TimelockController.ts";
import type { Custody } from "../../../types/ethers-contracts/contracts/custody/Custody.ts";
import type { CustodyLens } from "../../../types/ethers-contracts/contracts/custody/CustodyLens.ts";
import type { Profiles } from "../../../types/ethers-contracts/contracts/custody/Profiles.ts";
import type { Attestations } from "../../../types/ethers-contracts/contracts/evidence/Attestations.ts";
import type { Fingerprints } from "../../../types/ethers-contracts/contracts/evidence/Fingerprints.ts";
import type { Council } from "../../../types/ethers-contracts/contracts/members/Council.ts";
import type { Members } from "../../../types/ethers-contracts/contracts/members/Members.ts";
import type { Exceedances } from "../../../types/ethers-contracts/contracts/sensing/Exceedances.ts";
import type { Feeds } from "../../../types/ethers-contracts/contracts/sensing/Feeds.ts";
import type { Sensors } from "../../../types/ethers-contracts/contracts/sensing/Sensors.ts";
import { TimelockController__factory } from "../../../types/ethers-contracts/factories/@openzeppelin/contracts/governance/TimelockController__factory.ts";
import { Custody__factory } from "../../../types/ethers-contracts/factories/contracts/custody/Custody__factory.ts";
import { CustodyLens__factory } from "../../../types/ethers-contracts/factories/contracts/custody/CustodyLens__factory.ts";
import { Profiles__factory } from "../../../types/ethers-contracts/factories/contracts/custody/Profiles__factory.ts";
import { Attestations__factory } from "../../../types/ethers-contracts/factories/contracts/evidence/Attestations__factory.ts";
import { Fingerprints__factory } from "../../../types/ethers-contracts/factories/contracts/evidence/Fingerprints__factory.ts";
import { Council__factory } from "../../../types/ethers-contracts/factories/contracts/members/Council__factory.ts";
import { Members__factory } from "../../../types/ethers-contracts/factories/contracts/members/Members__factory.ts";
import { Exceedances__factory } from "../../../types/ethers-contracts/factories/contracts/sensing/Exceedances__factory.ts";
import { Feeds__factory } from "../../../types/ethers-contracts/factories/contracts/sensing/Feeds__factory.ts";
import { Sensors__factory } from "../../../types/ethers-contracts/factories/contracts/sensing/Sensors__factory.ts";
import type { Deployment } from "./deployment.ts";

/** Typed bindings of one deployment. */
export interface Contracts {
  readonly timelock: TimelockController;
  readonly members: Members;
  readonly council: Council;
  readonly attestations: Attestations;
  readonly fingerprints: Fingerprints;
  readonly sensors: Sensors;
  readonly feeds: Feeds;
  readonly exceedances: Exceedances;
  readonly profiles: Profiles;
  readonly custody: Custody;
  readonly custodyLens: CustodyLens;
}

export function bindContracts(deployment: Deployment, runner: ContractRunner): Contracts {
  const { contracts } = deployment;
  return {
    timelock: TimelockController__factory.connect(contracts.TimelockController.address, runner),
    members: Members__factory.connect(contracts.Members.address, runner),
    council: Council__factory.connect(contracts.Council.address, runner),
    attestations: Attestations__factory.connect(contracts.Attestations.address, runner),
    fingerprints: Fingerprints__factory.connect(contracts.Fingerprints.address, runner),
    sensors: Sensors__factory.connect(contracts.Sensors.address, runner),
    feeds: Feeds__factory.connect(contracts.Feeds.address, runner),
    exceedances: Exceedances__factory.connect(contracts.Exceedances.address, runner),
    profiles: Profiles__factory.connect(contracts.Profiles.address, runner),
    custody: Custody__factory.connect(contracts.Custody.address, runner),
    custodyLens: CustodyLens__factory.connect(contracts.CustodyLens.address, runner),
  };
}
