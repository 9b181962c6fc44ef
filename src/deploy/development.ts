import { Interface, type Signer } from "ethers";
import type { Deployment } from "../sdk/core/deployment.ts";
import { rpc } from "../sdk/core/rpc.ts";
import { ANY_DUTY } from "../sdk/members/model/duties.ts";
import { developmentConfig } from "./config.ts";
import { revertAbis } from "./revert-abis.ts";
import { addressesIn } from "./session.ts";
import { type DeploySystemParameters, deploySystem } from "./system.ts";

export interface DeployDevelopmentParameters extends Omit<DeploySystemParameters, "config"> {
  /** The one organisation's account: its vote, and every duty. */
  readonly admin: Signer;
  readonly network: string;
}

const MEMBERS = new Interface([
  "function accounts(address account) view returns (uint32 org, uint16 duties, uint48 validUntil, bytes20 person)",
  "function enrol(address account, uint16 duties, uint48 validUntil, bytes20 person)",
]);

/** The system with a council of one organisation that decides at once, whose one account may do everything. */
export async function deployDevelopmentSystem(parameters: DeployDevelopmentParameters): Promise<Deployment> {
  const { admin, network, ...rest } = parameters;
  const account = await admin.getAddress();
  const deployment = await deploySystem({ ...rest, config: developmentConfig(network, account) });
  await giveEveryDuty(admin, account, addressesIn(deployment)("Members"));
  return deployment;
}

async function giveEveryDuty(admin: Signer, account: string, to: string): Promise<void> {
  const asked = MEMBERS.encodeFunctionData("accounts", [account]);
  const answer = await rpc(() => admin.call({ to, data: asked }));
  const { duties, person } = MEMBERS.decodeFunctionResult("accounts", answer);
  if (Number(duties) === ANY_DUTY) return;
  const data = MEMBERS.encodeFunctionData("enrol", [account, ANY_DUTY, 0, person]);
  await rpc(async () => (await admin.sendTransaction({ to, data })).wait(), revertAbis());
}
