import type { Signer } from "ethers";
import { connect } from "../sdk/core/connect.ts";
import type { Deployment } from "../sdk/core/deployment.ts";
import { rpc } from "../sdk/core/rpc.ts";
import { waitMined, write } from "../sdk/core/write.ts";
import { membersContract } from "../sdk/members/contracts.ts";
import { ANY_DUTY } from "../sdk/members/model/duties.ts";
import { developmentConfig } from "./config.ts";
import { type DeploySystemParameters, deploySystem } from "./system.ts";

export interface DeployDevelopmentParameters extends Omit<DeploySystemParameters, "config"> {
  /** The one organisation's account: its vote, and every duty. */
  readonly admin: Signer;
  readonly network: string;
}

/** The system with a council of one organisation that decides at once, whose one account may do everything. */
export async function deployDevelopmentSystem(parameters: DeployDevelopmentParameters): Promise<Deployment> {
  const { admin, network, ...rest } = parameters;
  const address = await admin.getAddress();
  const deployment = await deploySystem({ ...rest, config: developmentConfig(network, address) });
  const client = await connect({ signer: admin, deployment });
  const members = membersContract(client);
  const { duties, person } = await rpc(() => members.accounts(address));
  if (Number(duties) !== ANY_DUTY) {
    await waitMined(client, await write(client, members, "enrol", [address, ANY_DUTY, 0, person]));
  }
  return deployment;
}
