import type { Deployment } from "../sdk/core/deployment.ts";
import type { SystemConfig } from "./config.ts";
import { deployContracts } from "./deploy-contracts.ts";
import type { At, PlannedContract } from "./domain-plan.ts";
import { deployError } from "./errors.ts";
import { isDone } from "./follow-ups.ts";
import type { Journal } from "./journal.ts";
import { contractMissing, missingContracts } from "./missing-contracts.ts";
import { recoverSettings } from "./recover-settings.ts";
import { requireSameCode } from "./require-same-code.ts";
import { requireSettings } from "./require-settings.ts";
import { contractsOf, presenceOf, selectDomains } from "./select-domains.ts";
import { addressesIn, openSession, type Session, type SessionParameters } from "./session.ts";
import { type Settings, settingsOf } from "./settings.ts";
import { asDeployment } from "./system.ts";

export interface AddDomainsParameters extends SessionParameters {
  /** Domains to add, with what they need. */
  readonly domains: readonly string[];
  /** What it was not founded with, and the added contracts are constructed with. What it was founded with stays. */
  readonly config?: SystemConfig;
  /** Where the running deployment is remembered. */
  readonly journal: Journal;
}

/**
 * Adds domains to a running deployment. Only what is missing is deployed, by any account: it holds no power at any moment.
 * What the new contracts need of the Council is told by `requiredProposals`.
 *
 * Cut off anywhere, it goes on where it stopped when run again with the same journal; no contract is deployed twice.
 *
 * @throws `DEPLOYMENT_UNFINISHED` when the deployment is not founded, or its deployer has not handed its power over;
 * `DEPLOYMENT_CHANGED` when the file has a contract of these domains with other arguments or of other code: a new version is a
 * new deployment; `DEPLOY_CONFIG_INVALID` for a setting without a value; `CONTRACT_MISSING` when the chain lacks a contract of the file;
 * otherwise as `deploySystem`.
 *
 * @example
 * import { addDomains, fileJournal, requiredProposals } from "tallystick/deploy";
 *
 * const deployment = await addDomains({ signer, domains: ["custody"], journal: fileJournal("deployments/besu.json") });
 * const proposals = await requiredProposals(provider, deployment);
 */
export async function addDomains(parameters: AddDomainsParameters): Promise<Deployment> {
  const session = await openSession(parameters, "");
  const selected = selectDomains(session.plan, parameters.domains);
  await requireCode(session);
  const founded = recoverSettings(session.file.contracts, session.plan, session.artifacts);
  const settings = { ...(parameters.config && settingsOf(parameters.config, founded.deployer)), ...founded };
  const present = presenceOf(session.plan, session.file.contracts);
  // Of a domain that is only needed, what an earlier version deployed will do.
  const added = selected.filter(({ domain }) =>
    parameters.domains.includes(domain) ? present[domain] !== "complete" : present[domain] === "absent",
  );
  for (const contract of contractsOf(selected)) await requireHandedOver(session, contract, settings);
  requireSettings(contractsOf(added), settings);
  await requireSameCode(session, contractsOf(added));
  await deployContracts(session, contractsOf(added), settings);
  return asDeployment(session.file);
}

async function requireCode(session: Session): Promise<void> {
  if (Object.keys(session.file.contracts).length === 0) throw unfinished("there is no deployment to add to", {});
  const [first] = await missingContracts(session);
  if (first !== undefined) throw contractMissing(first);
}

async function requireHandedOver(session: Session, contract: PlannedContract, settings: Settings): Promise<void> {
  const { name } = contract;
  const owed = (at: At) => (contract.after?.(at, settings) ?? []).filter(({ by }) => by === "deployer");
  if (owed((each) => each).length === 0) return;
  if (session.file.contracts[name] === undefined) throw unfinished(`${name} is not deployed yet`, { contract: name });
  for (const call of owed(addressesIn(session.file))) {
    if (await isDone(session.provider, call)) continue;
    throw unfinished(`the deployer still has to ${call.description}`, {
      contract: contract.name,
      call: call.description,
    });
  }
}

function unfinished(message: string, values: Record<string, unknown>) {
  return deployError("DEPLOYMENT_UNFINISHED", message, values);
}
