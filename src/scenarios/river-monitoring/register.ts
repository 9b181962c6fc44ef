import type { Client } from "../../sdk/core/client.ts";
import { enrolAndWait } from "../../sdk/members/actions/members/enrol.ts";
import { approveSensorAndWait } from "../../sdk/sensing/actions/sensors/approve-sensor.ts";
import { proposeSensorAndWait } from "../../sdk/sensing/actions/sensors/propose-sensor.ts";
import { approveGatewaysAndWait } from "../../sdk/sensing/actions/stations/approve-gateways.ts";
import { approveStationAndWait } from "../../sdk/sensing/actions/stations/approve-station.ts";
import { judgedStation } from "../../bridge/field/judged-station.ts";
import { getStation } from "../../sdk/sensing/actions/stations/get-station.ts";
import { proposeGatewaysAndWait } from "../../sdk/sensing/actions/stations/propose-gateways.ts";
import { proposeStationAndWait } from "../../sdk/sensing/actions/stations/propose-station.ts";
import type { Station } from "../../sdk/sensing/model/station.ts";
import type { SensorPlan, StationPlan } from "../../simulator/definition.ts";

export interface Parties {
  readonly operator: Client;
  readonly regulator: Client;
  /** Account of the operator's gateway, which proposes batches, and of the regulator's, which signs them too. */
  readonly gateways: readonly [operators: string, regulators: string];
}

/** A station as it is to be registered, in the order of the water. */
export type Plan = Pick<StationPlan, "key" | "name" | "reach" | "upstream" | "latitude" | "longitude"> & {
  readonly sensors: readonly SensorPlan[];
};

/** Both hands: the operator proposes stations, sensors and gateways, the regulator approves each. */
export async function registerStations(parties: Parties, plans: readonly Plan[]): Promise<Map<string, Station>> {
  const { operator, regulator, gateways } = parties;
  await enrolAndWait(operator, { account: gateways[0], duties: ["DEVICE"] });
  await enrolAndWait(regulator, { account: gateways[1], duties: ["DEVICE"] });
  const stations = new Map<string, Station>();
  for (const { key, upstream, sensors, name, reach, latitude, longitude } of plans) {
    const above = upstream === null ? undefined : stations.get(upstream)?.id;
    const place = { name, reach, latitude, longitude, ...(above !== undefined && { upstream: above }) };
    const { station } = await proposeStationAndWait(operator, place);
    await approveStationAndWait(regulator, { station });
    await proposeGatewaysAndWait(operator, { station, gateways, quorum: 2 });
    await approveGatewaysAndWait(regulator, { station, gateways, quorum: 2 });
    for (const plan of sensors) {
      const { sensor } = await proposeSensorAndWait(operator, { station, ...plan });
      await approveSensorAndWait(regulator, { sensor });
    }
    stations.set(key, judgedStation(await getStation(operator, { station })));
  }
  return stations;
}
