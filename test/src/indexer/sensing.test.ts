import { expect } from "chai";
import { id } from "ethers";
import { everyItem } from "../../../src/sdk/query/every-item.ts";
import {
  queryEquivocations,
  querySensor,
  querySensors,
  queryStation,
  queryStations,
} from "../../../src/sdk/query/sensing.ts";
import type { Batch } from "../../../src/sdk/sensing/model/batch.ts";
import { signBatchSeal } from "../../../src/sdk/sensing/model/sign-batch-seal.ts";
import { indexerOn } from "../../../src/testing/indexer.ts";
import { sensingSystem } from "../../../src/testing/sensing.ts";

/** As JSON has it: whole numbers beyond 2^53 are texts. */
const inDecimal = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, each) => (typeof each === "bigint" ? String(each) : each)));

describe("indexer: sensing", () => {
  it("lists batches, exceedances, stations and sensors as the chain has them", async () => {
    const system = await sensingSystem();
    const { ours, operator, stations, sensors } = system;
    const [, station] = stations;
    const latest = async (seq: number, value: number) => ({
      latest: [{ sensor: sensors.ph, seq, observedAt: (await system.now()) - 1_000, value, quality: 1 as const }],
    });
    await system.seal([700, 710, 720], await latest(3, 720));
    const observedAt = (await system.now()) - 500;
    await system.seal([950], {
      exceedances: [{ sensor: sensors.ph, seq: 4, observedAt, value: 950 }],
      ...(await latest(4, 950)),
    });
    await system.seal([730]);
    const [batch] = await ours.feeds.listSealedBatches({ station });
    const sealed = await ours.feeds.getSealedBatch({ station, firstSeq: 4 });
    await ours.exceedances.openListedAndWait({ batch: sealed.batch });
    const indexer = await indexerOn(system);
    await indexer.caughtUp();
    const source = { api: indexer.api };
    expect(batch).not.to.equal(undefined);
    for (const limit of [1, 2, 100]) {
      const wanted = { station, limit };
      expect(await ours.feeds.listSealedBatches({ ...wanted, source })).to.deep.equal(
        await ours.feeds.listSealedBatches(wanted),
      );
    }
    const [open] = await ours.exceedances.listExceedances({ station, source });
    expect(await ours.exceedances.listExceedances()).to.deep.equal([open]);
    await operator.exceedances.acknowledgeExceedanceAndWait({ id: open?.id ?? 0n });
    await indexer.caughtUp();
    expect(await ours.exceedances.listExceedances({ source })).to.deep.equal(await ours.exceedances.listExceedances());
    expect(await ours.exceedances.listExceedances({ stage: "Open", source })).to.deep.equal([]);

    const onChain = await ours.stations.listStations();
    const { items } = await queryStations(indexer.api);
    const all = (await querySensors(indexer.api, { station })).items;
    for (const [i, { sensors: of, ...rest }] of onChain.entries()) {
      const indexed = items[i];
      expect(indexed).to.deep.include({ ...rest, sensors: of.map(({ id }) => id) });
    }
    const shown = all.map(({ latest: _, block: __, transaction: ___, ...rest }) => rest);
    expect(shown).to.deep.equal(inDecimal(onChain.flatMap((each) => each.sensors)));
    const { item } = await queryStation(indexer.api, { id: station });
    expect([item.batches, item.lastSeq, item.openExceedances, item.lastBatch]).to.deep.equal([3, 5, 1, batch?.id]);
    const { item: ph } = await querySensor(indexer.api, { id: sensors.ph });
    const newest = await ours.sensors.getLatest({ sensor: sensors.ph });
    expect(ph.latest).to.deep.include({ value: String(newest.value), seq: newest.seq, observedAt: newest.observedAt });
    expect((await queryEquivocations(indexer.api, { station })).items).to.deep.equal([]);
    await indexer.close();
  });

  it("lists equivocations as the chain has them", async () => {
    const { ours, stranger, seal, gateways, deployment, stations, ...system } = await sensingSystem();
    const [, station] = stations;
    const { batch, epoch } = await seal([700, 701, 702]);
    const next = await seal([703, 704]);
    const signed = async (other: Batch) => {
      const by = (gateway: (typeof gateways)[number]) => signBatchSeal(gateway, deployment, other, epoch);
      return { epoch, signatures: await Promise.all(gateways.map(by)) };
    };
    for (const root of ["second", "third"].map(id)) {
      const other: Batch = { ...batch, root };
      await stranger.feeds.submitBatchAndWait({ batch: other, ...(await signed(other)) });
    }
    const other: Batch = { ...batch, firstSeq: 2, count: 3, root: id("fourth") };
    for (const sealedBatch of [batch, next.batch]) {
      await stranger.feeds.reportEquivocationAndWait({ sealedBatch, other, ...(await signed(other)) });
    }
    const indexer = await indexerOn({ ...system, deployment });
    await indexer.caughtUp();
    const said = await ours.feeds.listEquivocations({ station });
    const found: unknown[] = [];
    for await (const each of everyItem(queryEquivocations, indexer.api, { station, limit: 1 })) found.push(each);
    expect(found.length).to.equal(said.length).and.to.be.greaterThan(2);
    for (const [i, each] of said.entries()) expect(found[i]).to.deep.include(each);
    const { item } = await queryStation(indexer.api, { id: station });
    expect(item.equivocations).to.be.greaterThan(0);
    await indexer.close();
  });
});
