/** What everybody is told, beside business on the same chain: readings of a station, and a unit in somebody's hands. */
import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { connectAll } from "../sdk/all.ts";
import { buildSetProfileProposal } from "../sdk/custody/actions/build-set-profile-proposal.ts";
import { MEDICAL_WASTE } from "../sdk/custody/profiles/medical-waste.ts";
import { Quality } from "../sdk/sensing/model/quality.ts";
import { admitted, decide } from "./admit.ts";
import { WARD } from "./custody.ts";
import { bag } from "./custody-journey.ts";
import type { SupplyChain } from "./receivables.ts";
import { OXYGEN, readingsOf, sealReadings } from "./sensing.ts";

/** Accounts that the supply chain does not use. */
const FREE = 11;

/** @param values Stored integers of three readings, of which the last begins an exceedance. */
export async function measureAndHold(
  system: SupplyChain,
  values: readonly [bigint, bigint, bigint],
  quantity: number,
): Promise<void> {
  const { deployment, council, regulator, ethers } = system;
  const [signer, gateway] = system.outsiders.slice(FREE) as [HardhatEthersSigner, HardhatEthersSigner];
  const operator = await connectAll({ signer, deployment });
  await admitted(council, operator, "Hydrology Office", ["STATION_OPERATOR", "GENERATOR"]);
  await operator.members.enrolAndWait({ account: gateway.address, duties: ["DEVICE"] });
  const place = { name: "Mill Weir", reach: "Lower", latitude: 41.74, longitude: -111.83 };
  const { station } = await operator.stations.proposeStationAndWait(place);
  await regulator.client.stations.approveStationAndWait({ station });
  const set = { station, gateways: [gateway.address], quorum: 1 };
  await operator.stations.proposeGatewaysAndWait(set);
  await regulator.client.stations.approveGatewaysAndWait(set);
  const range = { min: 0, max: Number.MAX_SAFE_INTEGER };
  const content = { ...OXYGEN, station, scale: 0, range, limit: { min: null, max: Number(values[2]) - 1 } };
  const { sensor } = await operator.sensors.proposeSensorAndWait(content);
  await regulator.client.sensors.approveSensorAndWait({ sensor });

  const now = async () => (await ethers.provider.getBlock("latest"))?.timestamp ?? 0;
  const readings = readingsOf(station, sensor, 1, (await now()) * 1_000, values.map(Number));
  const carried = readings.map(({ seq, observedAt, value }) => ({ sensor, seq, observedAt, value }));
  const latest = [{ ...(carried[1] as (typeof carried)[number]), quality: Quality.Good }];
  await sealReadings(operator, [gateway], readings.slice(0, 2), { latest });
  const { batch } = await sealReadings(operator, [gateway], readings.slice(2), { exceedances: carried.slice(2) });
  await operator.exceedances.openListedAndWait({ batch });

  await decide(council, buildSetProfileProposal(council[0], { profile: MEDICAL_WASTE }));
  const [{ rules } = { rules: 0 }] = await operator.custody.listProfiles();
  await operator.custody.adoptRulesAndWait({ rules });
  const creation = { identifier: bag(1), rules, step: 0, class: 0, site: WARD, when: await now(), items: 1, quantity };
  await operator.custody.createUnitAndWait({ creation: { ...creation, evidence: batch.root } });
}
