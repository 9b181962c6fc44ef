/** Part: a chain, embedded or given, with the system on it and the stations in service. */
import { startEmbeddedChain } from "../../src/cli/chain/shared/embedded.ts";
import { deployDevelopmentSystem } from "../../src/deploy/development.ts";
import type { Client } from "../../src/sdk/core/client.ts";
import { connect } from "../../src/sdk/core/connect.ts";
import type { Deployment } from "../../src/sdk/core/deployment.ts";
import { openProvider } from "../../src/sdk/core/open-provider.ts";
import { enrolAndWait } from "../../src/sdk/members/actions/members/enrol.ts";
import { approveSensorAndWait } from "../../src/sdk/sensing/actions/sensors/approve-sensor.ts";
import { proposeSensorAndWait } from "../../src/sdk/sensing/actions/sensors/propose-sensor.ts";
import { approveGatewaysAndWait } from "../../src/sdk/sensing/actions/stations/approve-gateways.ts";
import { approveStationAndWait } from "../../src/sdk/sensing/actions/stations/approve-station.ts";
import { judgedStation } from "../../src/bridge/field/judged-station.ts";
import { getStation } from "../../src/sdk/sensing/actions/stations/get-station.ts";
import { proposeGatewaysAndWait } from "../../src/sdk/sensing/actions/stations/propose-gateways.ts";
import { proposeStationAndWait } from "../../src/sdk/sensing/actions/stations/propose-station.ts";
import type { Station } from "../../src/sdk/sensing/model/station.ts";
import { admitted } from "../../src/testing/admit.ts";
import { accountsOn, type GivenChain } from "../../src/testing/given-chain.ts";
import { serve } from "./process.ts";
import { PARAMETERS } from "./river.ts";

export interface RunningChain {
  readonly url: string;
  readonly deployment: Deployment;
  readonly stations: readonly Station[];
  /** Private key of the one gateway that signs. */
  readonly gatewayKey: string;
  /** Private keys of accounts that workers send from. */
  readonly senderKeys: readonly string[];
}

/** Number of the account that signs batches. */
const GATEWAY = 4;
/** Numbers of the accounts that workers send from. */
const SENDERS = [5, 6];

const handlers = {
  async start(stations: number, given?: GivenChain): Promise<RunningChain> {
    const url = given?.rpc ?? (await startEmbeddedChain("127.0.0.1", 0)).url;
    const provider = openProvider({ url, pollingInterval: 5 });
    const { account, fund } = accountsOn(provider, given ?? {});
    if (given?.keyFile !== undefined) for (let n = 1; n <= Math.max(...SENDERS); n++) await fund(account(n).address);
    const deployment = await deployDevelopmentSystem({ signer: account(0), admin: account(1), network: "benchmark" });
    const client = (n: number) => connect({ signer: account(n), deployment });
    const [ours, operator, regulator] = [await client(1), await client(2), await client(3)];
    await admitted([ours], operator, "Hydrology Office", ["STATION_OPERATOR"]);
    await admitted([ours, operator], regulator, "River Authority", ["REGULATOR"]);
    const gateway = account(GATEWAY);
    await enrolAndWait(operator, { account: gateway.address, duties: ["DEVICE"] });
    const ids: number[] = [];
    for (let n = 1; n <= stations; n++) ids.push(await stationInService(operator, regulator, gateway.address, n));
    const found = (await Promise.all(ids.map((station) => getStation(ours, { station })))).map(judgedStation);
    provider.destroy();
    const senderKeys = SENDERS.map((n) => account(n).privateKey);
    return { url, deployment, stations: found, gatewayKey: gateway.privateKey, senderKeys };
  },
  close() {},
};

export type ChainPart = typeof handlers;

async function stationInService(operator: Client, regulator: Client, gateway: string, n: number): Promise<number> {
  const place = { reach: "Lower", latitude: 41.7, longitude: -111.8 };
  const { station } = await proposeStationAndWait(operator, { name: `Weir ${n}`, ...place });
  await approveStationAndWait(regulator, { station });
  const gateways = { station, gateways: [gateway], quorum: 1 };
  await proposeGatewaysAndWait(operator, gateways);
  await approveGatewaysAndWait(regulator, gateways);
  for (const { senmlUnit: _, start: __, step: ___, ...content } of PARAMETERS) {
    await approveSensorAndWait(regulator, await proposeSensorAndWait(operator, { ...content, station }));
  }
  return station;
}

serve(handlers);
