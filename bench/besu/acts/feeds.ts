import { hexlify, randomBytes } from "ethers";
import { feedsContract, sensorsContract } from "../../../src/sdk/sensing/contracts.ts";
import type { Batch } from "../../../src/sdk/sensing/model/batch.ts";
import { toBatchStruct } from "../../../src/sdk/sensing/model/batch-id.ts";
import { BATCH_SEAL_TYPES } from "../../../src/sdk/sensing/model/typed-data.ts";
import { type Act, gasFor } from "../act.ts";
import { deliver, type Lane, type Prepared } from "../lane.ts";
import type { Stage } from "../stage.ts";

const READINGS = 10_000;
const EPOCH = 1;
const SET_UP_GAS = 400_000n;
const SENSOR = {
  parameter: "0x77303130303100000000000000000000",
  scale: 2,
  phase: 0,
  interval: 900,
  unit: "0x5b70485d000000000000000000000000",
  rangeMin: 0,
  rangeMax: 1_400,
  limitMin: -(2n ** 63n),
  limitMax: 900,
};

/** Batches of ten thousand readings, sealed by two gateways: each station's in its order, the stations beside each other. */
export async function feedBatches(stage: Stage): Promise<Act> {
  const { chain, client, members, relayers, carrier, gateways, domainOf, now } = stage;
  const [feeds, sensors] = [feedsContract(client), sensorsContract(client)];
  const [to, sensorsAt] = await Promise.all([feeds.getAddress(), sensors.getAddress()]);
  const accounts = gateways.map(({ wallet }) => wallet.address);
  const [regulator] = members as [Lane];
  const at = (lane: Lane, target: string, data: string) => lane.sign({ to: target, data, gasLimit: SET_UP_GAS });
  const stations = relayers.map((_, n) => n + 1);
  const place = (name: string) => ({ name, reach: "Lower", upstream: 0, latitude: 41_700_001, longitude: -1 });
  const byOperator = stations.map((station) => {
    const data = feeds.interface.encodeFunctionData("proposeStation", [place(`Weir ${station}`)]);
    return at(carrier, to, data);
  });
  await deliver(chain, byOperator);
  const approve = (station: number) => feeds.interface.encodeFunctionData("approveStation", [station]);
  await deliver(
    chain,
    stations.map((station) => at(regulator, to, approve(station))),
  );
  await deliver(
    chain,
    stations.flatMap((station) => [
      at(carrier, to, feeds.interface.encodeFunctionData("proposeGateways", [station, accounts, 2])),
      at(carrier, sensorsAt, sensors.interface.encodeFunctionData("proposeSensor", [{ station, ...SENSOR }])),
    ]),
  );
  await deliver(
    chain,
    stations.flatMap((station) => [
      at(regulator, to, feeds.interface.encodeFunctionData("approveGateways", [station, accounts, 2])),
      at(regulator, sensorsAt, sensors.interface.encodeFunctionData("approveSensor", [station])),
    ]),
  );

  const domain = domainOf("Tallystick Feeds", to);
  const next = new Map(stations.map((station) => [station, 0]));
  const began = (await now()) * 1_000 - 86_400_000;
  const encode = async (station: number): Promise<string> => {
    const sealed = next.get(station) as number;
    next.set(station, sealed + 1);
    const from = began + sealed * READINGS;
    const batch = batchOf(station, 1 + sealed * READINGS, from);
    const message = { batch: toBatchStruct(batch), epoch: EPOCH };
    const signatures = await Promise.all(
      gateways.map(({ wallet }) => wallet.signTypedData(domain, BATCH_SEAL_TYPES, message)),
    );
    return feeds.interface.encodeFunctionData("submit", [toBatchStruct(batch), EPOCH, signatures]);
  };
  const gasLimits: bigint[] = [];
  return {
    name: `feed-batch-${READINGS}`,
    item: "readings",
    itemsEach: READINGS,
    async prepare(count) {
      const prepared: Prepared[] = [];
      for (let n = 0; n < count; n++) {
        const [station, lane] = [(n % stations.length) + 1, relayers[n % relayers.length] as Lane];
        const data = await encode(station);
        if (gasLimits.length === 0) gasLimits.push(await gasFor(chain, { from: lane.wallet.address, to, data }));
        prepared.push(lane.sign({ to, data, gasLimit: gasLimits[0] as bigint }));
      }
      return prepared;
    },
  };
}

const word = () => hexlify(randomBytes(32));

/** As a bridge seals it. The chain sees no more of the readings than their root, which is drawn here. */
const batchOf = (station: number, firstSeq: number, from: number): Batch => ({
  station,
  firstSeq,
  count: READINGS,
  from,
  to: from + READINGS - 1,
  root: word(),
  qualityProfile: word(),
  flagCounts: { good: READINGS, notEvaluated: 0, suspect: 0, fail: 0, missing: 0, late: 0, conflict: 0 },
  rejectLog: word(),
  latest: [],
  exceedances: [],
});
