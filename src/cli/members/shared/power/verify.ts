import { getAddress, id, type Provider, ZeroHash } from "ethers";
import type { DeployedContracts } from "../../../../deploy/journal.ts";
import type { Client } from "../../../../sdk/core/client.ts";
import { type Deployment, deployedContract } from "../../../../sdk/core/deployment.ts";
import { rpc } from "../../../../sdk/core/rpc.ts";
import { councilContract, timelockContract } from "../../../../sdk/members/contracts.ts";
import { councilEvents, type PowerEvent, timelockEvents } from "./events.ts";
import { type Operation, replayOperations, votedDelays } from "./operations.ts";

/** Who has power over a deployment: everything is the timelock's, and the timelock obeys those who hold its roles. */
export interface PowerVerdict {
  /** Who holds which role of the timelock. */
  readonly holders: readonly Holder[];
  /** Sender of the timelock's creation. */
  readonly deployer: string;
  readonly minDelay: bigint;
  /** What waits for its execution. */
  readonly pending: readonly Operation[];
  /** What stands in the way of "the Council decides, and nobody else"; empty when nothing does. */
  readonly problems: readonly string[];
  readonly ok: boolean;
}

export interface Holder {
  readonly role: string;
  readonly account: string;
  /** Name in the deployment file, or "the deployer"; absent for anybody else. */
  readonly name?: string;
}

const COUNCIL_ROLES = ["PROPOSER_ROLE", "CANCELLER_ROLE", "EXECUTOR_ROLE"];
const ADMIN_ROLE = "DEFAULT_ADMIN_ROLE";
const ROLE_NAMES = new Map([
  [ZeroHash, ADMIN_ROLE],
  ...COUNCIL_ROLES.map((name): [string, string] => [id(name), name]),
]);

/**
 * Replays who got power over the timelock, from the block of its creation: the Council alone proposes, cancels and executes, the
 * timelock alone is its administrator, and everything that was ever scheduled was queued by a proposal of the Council.
 *
 * @param filedDelay Minimum delay that the timelock was created with.
 */
export async function verifyPower(
  provider: Provider,
  contracts: DeployedContracts,
  filedDelay: bigint,
): Promise<PowerVerdict> {
  const client: Client = { provider, deployment: { contracts } as Deployment };
  const founded = deployedContract({ contracts }, "TimelockController", "members");
  const timelock = getAddress(founded.address);
  const council = getAddress(deployedContract({ contracts }, "Council", "members").address);
  const creation = await rpc(() => provider.getTransactionReceipt(founded.tx));
  const fromBlock = creation?.blockNumber ?? 0;
  const events = await timelockEvents(client, fromBlock);
  const operations = replayOperations(events, await councilEvents(client, fromBlock), council);
  const minDelay = await timelockContract(client).getMinDelay();
  const obeyed = await councilContract(client).timelock();
  const deployer = creation?.from ?? "";
  const names = new Map(Object.entries(contracts).map(([name, { address }]) => [getAddress(address), name]));
  names.set(deployer, "the deployer");
  const holders = replayRoles(events).map((held): Holder => {
    const name = names.get(held.account);
    return name === undefined ? held : { ...held, name };
  });
  const expected = [
    ...COUNCIL_ROLES.map((role): Holder => ({ role, account: council, name: "the Council" })),
    { role: ADMIN_ROLE, account: timelock, name: "the timelock itself" },
  ];
  const voted = votedDelays(events, operations, timelock).has(minDelay);
  const problems = [
    ...expected.filter((one) => !has(holders, one)).map(({ role, name }) => `${name} does not hold ${role}`),
    ...holders.filter((one) => !has(expected, one)).map((one) => `${describeHolder(one)} holds ${one.role}`),
    ...operations
      .filter(({ proposalId, state }) => proposalId === undefined && state !== "cancelled")
      .map((one) => `operation ${one.id} is ${one.state}, and no proposal of the Council queued it`),
    ...(minDelay === filedDelay || voted
      ? []
      : [`the minimum delay is ${minDelay} s; the timelock was created with ${filedDelay} s, and no vote changed it`]),
    ...(getAddress(obeyed) === timelock ? [] : [`the Council decides for another timelock, ${obeyed}`]),
  ];
  const pending = operations.filter(({ state }) => state === "pending");
  return { holders, deployer, minDelay, pending, problems, ok: problems.length === 0 };
}

/** An account, by its name where it has one. */
export function describeHolder({ account, name }: Holder): string {
  return name === undefined ? account : `${name} (${account})`;
}

function has(holders: readonly Holder[], { role, account }: Holder): boolean {
  return holders.some((one) => one.role === role && one.account === account);
}

/** Who holds which role after all grants and revocations. */
function replayRoles(events: readonly PowerEvent[]): { readonly role: string; readonly account: string }[] {
  const held = new Map<string, { readonly role: string; readonly account: string }>();
  for (const { eventName, args } of events) {
    if (eventName !== "RoleGranted" && eventName !== "RoleRevoked") continue;
    const { role, account } = args;
    const key = `${role} ${account}`;
    if (eventName === "RoleGranted") held.set(key, { role: ROLE_NAMES.get(role) ?? role, account });
    else held.delete(key);
  }
  return [...held.values()];
}
