import type { Deployment } from "../sdk/core/deployment.ts";
import { sdkError } from "../sdk/core/errors.ts";
import { rpc } from "../sdk/core/rpc.ts";
import { isCreationOf, linkedBytecode } from "./creation-code.ts";
import { deployContracts } from "./deploy-contracts.ts";
import type { At, PlannedContract } from "./domain-plan.ts";
import { deployError } from "./errors.ts";
import { isDone } from "./follow-ups.ts";
import type { Journal } from "./journal.ts";
import { recoverSettings } from "./recover-settings.ts";
import { contractsOf, presenceOf, selectDomains } from "./select-domains.ts";
import { addressesIn, openSession, type Session, type SessionParameters } from "./session.ts";
import type { Settings } from "./settings.ts";
import { asDeployment } from "./system.ts";

export interface AddDomainsParameters extends SessionParameters {
  /** Domains to add, with what they need. */
  readonly domains: readonly string[];
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
 * new deployment; `CONTRACT_MISSING` when the chain lacks a contract of the file; otherwise as `deploySystem`.
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
  const settings = recoverSettings(session.file.contracts, session.plan, session.artifacts);
  const present = presenceOf(session.plan, session.file.contracts);
  // Of a domain that is only needed, what an earlier version deployed will do.
  const added = selected.filter(({ domain }) =>
    parameters.domains.includes(domain) ? present[domain] !== "complete" : present[domain] === "absent",
  );
  for (const contract of contractsOf(selected)) await requireHandedOver(session, contract, settings);
  for (const contract of contractsOf(added)) await requireSameCode(session, contract);
  await deployContracts(session, contractsOf(added), settings);
  return asDeployment(session.file);
}

async function requireCode({ provider, file }: Session): Promise<void> {
  const contracts = Object.entries(file.contracts);
  if (contracts.length === 0) throw unfinished("there is no deployment to add to", {});
  const codes = await rpc(() => Promise.all(contracts.map(([, { address }]) => provider.getCode(address))));
  contracts.forEach(([contract, { address }], i) => {
    if (codes[i] !== "0x") return;
    throw sdkError("CONTRACT_MISSING", `no code at ${address}, where ${contract} should be`, { contract, address });
  });
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

/** A contract that was deployed before its domain was complete belongs to it only if this build made it. */
async function requireSameCode({ provider, file, artifacts }: Session, contract: PlannedContract): Promise<void> {
  const deployed = file.contracts[contract.name];
  if (deployed === undefined) return;
  const sent = await rpc(() => provider.getTransaction(deployed.tx));
  const bytecode = linkedBytecode(artifacts(contract), contract, addressesIn(file));
  if (isCreationOf(sent?.data ?? "0x", bytecode, deployed.args)) return;
  const { name } = contract;
  const message = `${name} was deployed from other code than this version's: its domain cannot be completed`;
  throw deployError("DEPLOYMENT_CHANGED", message, { contract: name, version: deployed.version });
}

function unfinished(message: string, values: Record<string, unknown>) {
  return deployError("DEPLOYMENT_UNFINISHED", message, values);
}
