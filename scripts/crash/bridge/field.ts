import type { BaseWallet } from "ethers";
import type { Profile } from "../../../src/bridge/model/profile.ts";
import { riverProfile } from "../../../src/bridge/quality/profiles/river.ts";
import { deployDevelopmentSystem } from "../../../src/deploy/development.ts";
import type { Client } from "../../../src/sdk/core/client.ts";
import { connect } from "../../../src/sdk/core/connect.ts";
import type { Deployment } from "../../../src/sdk/core/deployment.ts";
import { enrolAndWait } from "../../../src/sdk/members/actions/members/enrol.ts";
import { approveSensorAndWait } from "../../../src/sdk/sensing/actions/sensors/approve-sensor.ts";
import { proposeSensorAndWait } from "../../../src/sdk/sensing/actions/sensors/propose-sensor.ts";
import { approveGatewaysAndWait } from "../../../src/sdk/sensing/actions/stations/approve-gateways.ts";
import { approveStationAndWait } from "../../../src/sdk/sensing/actions/stations/approve-station.ts";
import { judgedStation } from "../../../src/bridge/field/judged-station.ts";
import { getStation } from "../../../src/sdk/sensing/actions/stations/get-station.ts";
import { proposeGatewaysAndWait } from "../../../src/sdk/sensing/actions/stations/propose-gateways.ts";
import { proposeStationAndWait } from "../../../src/sdk/sensing/actions/stations/propose-station.ts";
import type { Station } from "../../../src/sdk/sensing/model/station.ts";
import { type SimulatedStation, TALLY_RIVER } from "../../../src/simulator/definition.ts";
import { admitted } from "../../../src/testing/admit.ts";
import type { Ground } from "../ground.ts";

/** Each station with what is measured each quarter of an hour: more sensors cost time and show nothing new. */
export const RIVER: readonly SimulatedStation[] = TALLY_RIVER.map(({ plan, character }) => ({
  plan: { ...plan, sensors: plan.sensors.filter(({ interval }) => interval === 900) },
  character,
}));

/** One of each protocol. */
export const PLANS: readonly SimulatedStation[] = RIVER.slice(0, 3);

/** The replay is of the past, and a short memory lets a bridge that was killed warm up soon. */
export const crashProfile: Profile = { ...riverProfile, window: 400, lateAfter: 100 * 365 * 86_400 };

export interface CrashField {
  readonly deployment: Deployment;
  readonly stations: readonly Station[];
  readonly gateways: readonly [BaseWallet, BaseWallet];
}

/** Deploys everything and takes the stations of `plans` into service, with two gateways of which `quorum` have to sign. */
export async function prepareField(ground: Ground, quorum: number, plans = PLANS): Promise<CrashField> {
  const [deployer, admin] = [await ground.account(0), await ground.account(1)];
  const [a, b] = [await ground.account(2), await ground.account(3)];
  const deployment = await deployDevelopmentSystem({ signer: deployer, admin, network: "crash" });
  const client = (signer: typeof admin) => connect({ signer, deployment });
  const [ours, operator, regulator] = await Promise.all([client(admin), client(a), client(b)]);
  await admitted([ours], operator, "Hydrology Office", ["STATION_OPERATOR"]);
  await admitted([ours, operator], regulator, "River Authority", ["REGULATOR"]);
  const gateways = [ground.own(`0x${"c6".repeat(32)}`), ground.own(`0x${"c7".repeat(32)}`)] as const;
  await enrolAndWait(operator, { account: gateways[0].address, duties: ["DEVICE"] });
  await enrolAndWait(regulator, { account: gateways[1].address, duties: ["DEVICE"] });
  for (const { address } of gateways) await ground.fund(address);
  const stations: Station[] = [];
  for (const { plan } of plans)
    stations.push(
      await inService(operator, regulator, plan, stations.at(-1)?.id, {
        gateways: gateways.map(({ address }) => address),
        quorum,
      }),
    );
  return { deployment, stations, gateways };
}

async function inService(
  operator: Client,
  regulator: Client,
  plan: SimulatedStation["plan"],
  upstream: number | undefined,
  set: { readonly gateways: readonly string[]; readonly quorum: number },
): Promise<Station> {
  const { name, reach, latitude, longitude, sensors } = plan;
  const place = { name, reach, latitude, longitude, ...(upstream !== undefined && { upstream }) };
  const { station } = await proposeStationAndWait(operator, place);
  await approveStationAndWait(regulator, { station });
  await proposeGatewaysAndWait(operator, { station, ...set });
  await approveGatewaysAndWait(regulator, { station, ...set });
  for (const sensor of sensors) {
    const { sensor: id } = await proposeSensorAndWait(operator, { ...sensor, station });
    await approveSensorAndWait(regulator, { sensor: id });
  }
  return judgedStation(await getStation(operator, { station }));
}
