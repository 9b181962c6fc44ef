import type { BaseWallet } from "ethers";
import { LEAST_GROUP } from "../../src/scenarios/data-sharing/policy.ts";
import { agreeOn, type DataParty } from "../../src/scenarios/shared/agree-on-data.ts";
import { connect } from "../../src/sdk/core/connect.ts";
import type { Deployment } from "../../src/sdk/core/deployment.ts";
import { listResources } from "../../src/sdk/data/actions/catalog/list-resources.ts";
import { listServices } from "../../src/sdk/data/actions/catalog/list-services.ts";
import { getAccount } from "../../src/sdk/members/actions/members/get-account.ts";

interface Chain {
  readonly deployment: Deployment;
  account(index: number): BaseWallet;
}

/** Grid Company and North Bank agree once more on computations: months later, so that something is in force in the end. */
export async function agreeAnew(chain: Chain): Promise<void> {
  const { deployment } = chain;
  const party = async (account: number): Promise<DataParty> => {
    const signer = chain.account(account);
    const client = await connect({ signer, deployment });
    const { org } = await getAccount(client, { account: signer.address });
    return { org, client, signer };
  };
  const [provider, consumer] = [await party(30), await party(4)];
  const [resource] = await listResources(provider.client, { owner: provider.org });
  if (resource === undefined) throw new Error("Grid Company has no data");
  const services = await listServices(provider.client, { resource: resource.resource });
  const compute = services.find(({ kind, removed }) => kind === "Compute" && !removed);
  if (compute === undefined) throw new Error("nothing is computed over the data of Grid Company");
  const offered = {
    resource: resource.resource,
    service: compute.service,
    computeOnly: true,
    minGroupSize: LEAST_GROUP,
  };
  await agreeOn({ deployment }, { provider, consumer }, offered);
}
