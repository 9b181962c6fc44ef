import type { Deployment } from "../sdk/core/deployment.ts";
import { sdkError } from "../sdk/core/errors.ts";
import { rpc } from "../sdk/core/rpc.ts";
import type { SystemConfig } from "./config.ts";
import { deployContracts } from "./deploy-contracts.ts";
import type { DeploymentFile } from "./journal.ts";
import { contractMissing, missingContracts } from "./missing-contracts.ts";
import { requireSameCode } from "./require-same-code.ts";
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
 * @throws `DEPLOYMENT_CHANGED` when the journal was begun by another signer, with another configuration or from other code;
 * `CONTRACT_MISSING` when the chain lacks some contract of the journal; `CREATION_DIFFERS` when the node contradicts itself;
 * `DEPLOYMENT_PENDING` while a transaction of a run that was cut off is not mined yet; `CHAIN_MISMATCH` when the journal is of
 * another chain; `NODE_BEHIND` when the node has not the blocks yet that the journal notes; `DOMAIN_UNKNOWN`, `ARTIFACT_MISSING`,
 * `RPC_UNREACHABLE`, `RPC_REFUSED`.
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
  await forgetReplaced(session);
  await requireSameCode(session, contractsOf(selected));
  await deployContracts(session, contractsOf(selected), settingsOf(config, session.sender));
  return asDeployment(session.file);
}

/** A file without a pending creation is a deployment. */
export function asDeployment({ network, chainId, genesisHash, contracts }: DeploymentFile): Deployment {
  return { network, chainId, genesisHash, contracts: contracts as Deployment["contracts"] };
}

/**
 * A chain that was begun anew from the same genesis has none of the contracts, and knows none of their transactions. A node that
 * lags has them not yet. Where only some are missing, nothing is forgotten: a contract that is deployed again is another one.
 *
 * @throws `NODE_BEHIND` when contracts are missing and the node's head is below the highest block that the file notes;
 * `CONTRACT_MISSING` when some are missing, or the node knows the transaction of one.
 */
async function forgetReplaced(session: Session): Promise<void> {
  const { provider, file, block } = session;
  const [first, ...others] = await missingContracts(session);
  if (first === undefined) return;
  const contracts = Object.values(file.contracts);
  const noted = Math.max(...contracts.map((contract) => contract.block));
  if (block < noted) {
    const message = `the node is at block ${block}, the deployment file notes block ${noted}: if the chain was begun anew, remove the file`;
    throw sdkError("NODE_BEHIND", message, { head: block, noted });
  }
  if (1 + others.length < contracts.length) throw contractMissing(first);
  const sent = await rpc(() => Promise.all(contracts.map(({ tx }) => provider.getTransactionReceipt(tx))));
  if (sent.some((receipt) => receipt !== null)) throw contractMissing(first);
  file.contracts = {};
}
