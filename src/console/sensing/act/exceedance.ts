import type { Client } from "../../../sdk/core/client.ts";
import { rpc } from "../../../sdk/core/rpc.ts";
import { getAccount } from "../../../sdk/members/actions/members/get-account.ts";
import { getOrganisation } from "../../../sdk/members/actions/members/get-organisation.ts";
import { membersContract } from "../../../sdk/members/contracts.ts";
import { acknowledgeExceedanceAndWait } from "../../../sdk/sensing/actions/exceedances/acknowledge-exceedance.ts";
import { closeExceedanceAndWait } from "../../../sdk/sensing/actions/exceedances/close-exceedance.ts";
import { getExceedance } from "../../../sdk/sensing/actions/exceedances/get-exceedance.ts";
import { reopenExceedanceAndWait } from "../../../sdk/sensing/actions/exceedances/reopen-exceedance.ts";
import { exceedancesContract, feedsContract, sensorsContract } from "../../../sdk/sensing/contracts.ts";
import type { ExceedanceAct, ExceedanceNow } from "./acts.ts";

/** @throws `NOT_FOUND`; as `rpc`. */
export async function exceedanceNow(client: Client, id: bigint, account: string): Promise<ExceedanceNow> {
  const { stage, sensor } = await getExceedance(client, { id });
  const [contract, number, { station }] = await rpc(() =>
    Promise.all([
      exceedancesContract(client).getAddress(),
      membersContract(client).orgOf(account),
      sensorsContract(client).sensor(sensor),
    ]),
  );
  const { operator } = await rpc(() => feedsContract(client).stationOf(station));
  const at = {
    chainId: client.deployment.chainId,
    contract,
    stage,
    station: Number(station),
    operator: Number(operator),
  };
  const org = Number(number);
  if (org === 0) return { ...at, org, isRegulator: false, maySign: false };
  const { duties, honoured } = await getAccount(client, { account });
  const { roles } = await getOrganisation(client, { org });
  const maySign = honoured && duties.some((duty) => duty === "MAKER" || duty === "CHECKER");
  return { ...at, org, isRegulator: roles.includes("REGULATOR"), maySign };
}

const SEND = {
  acknowledge: acknowledgeExceedanceAndWait,
  close: closeExceedanceAndWait,
  reopen: reopenExceedanceAndWait,
} as const;

/** Signs it, sends it and waits for it. Gives the transaction's hash. @throws as the SDK's actions. */
export async function sendExceedanceAct(client: Client, id: bigint, act: ExceedanceAct): Promise<string> {
  const { receipt } = await SEND[act](client, { id });
  return receipt.hash;
}
