import type { Deployment } from "../sdk/core/deployment.ts";
import { sdkError } from "../sdk/core/errors.ts";
import { rpc } from "../sdk/core/rpc.ts";
import type { SystemConfig } from "./config.ts";
import { deployContracts } from "./deploy-contracts.ts";
import type { DeploymentFile } from "./journal.ts";
import { contractsOf, selectDomains } from "./select-domains.ts";
import { openSession, type Session, type SessionParameters } from "./session.ts";
import { settingsOf } from "./settings.ts";

export interface DeploySystemParameters extends SessionParameters {
  readonly config: SystemConfig;
  /** Domains to deploy, with what they need; those of the configuration if left out. */
  readonly domains?: readonly string[];
}

/**
 * Founds a deployment: deploys the selected domains and hands all power to the Council. Tests, the embedded chain and
 * production use this code.
 *
 * Cut off anywhere, it goes on where it stopped when run again with the same journal; no contract is deployed twice.
 *
 * @throws `DEPLOYMENT_CHANGED` when the journal was begun by another signer or with another configuration;
 * `DEPLOYMENT_PENDING` while a transaction of a run that was cut off is not mined yet; `CHAIN_MISMATCH` when the journal is of
 * another chain; `NODE_BEHIND` when the node has not the blocks yet that the journal notes; `DOMAIN_UNKNOWN`, `ARTIFACT_MISSING`, `RPC_UNREACHABLE`, `RPC_REFUSED`.
 *
 * @example
 * import { deploySystem, developmentConfig, fileJournal } from "tallystick/deploy";
 *
 * const config = developmentConfig("localhost", account);
 * const deployment = await deploySystem({ signer, config, domains: ["evidence"], journal: fileJournal("deployments/localhost.json") });
 */
export async function deploySystem(parameters: DeploySystemParameters): Promise<Deployment> {
  const { config, domains = config.domains } = parameters;
  const session = await openSession(parameters, config.network);
  const selected = selectDomains(session.plan, domains);
  await forgetMissing(session);
  await deployContracts(session, contractsOf(selected), settingsOf(config, session.sender));
  return asDeployment(session.file);
}

/** A file without a pending creation is a deployment. */
export function asDeployment({ network, chainId, genesisHash, contracts }: DeploymentFile): Deployment {
  return { network, chainId, genesisHash, contracts: contracts as Deployment["contracts"] };
}

/**
 * A chain that was begun anew from the same genesis has none of the contracts. A node that lags has them not yet.
 *
 * @throws `NODE_BEHIND` when contracts are missing and the node's head is below the highest block that the file notes.
 */
async function forgetMissing({ provider, file, block }: Session): Promise<void> {
  const codes = await rpc(() =>
    Promise.all(
      Object.entries(file.contracts).map(async ([name, { address }]) => [name, await provider.getCode(address)]),
    ),
  );
  const noted = Math.max(0, ...Object.values(file.contracts).map((contract) => contract.block));
  if (block < noted && codes.some(([, code]) => code === "0x")) {
    const message = `the node is at block ${block}, the deployment file notes block ${noted}: if the chain was begun anew, remove the file`;
    throw sdkError("NODE_BEHIND", message, { head: block, noted });
  }
  for (const [name = "", code] of codes) if (code === "0x") delete file.contracts[name];
}
