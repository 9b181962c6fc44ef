import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect } from "chai";
import { systemClock } from "../../../../../src/lib/clock.ts";
import { indexerOn } from "../../../../../src/testing/indexer.ts";
import { bridgeOfSealed } from "../../../../../src/testing/sensor-things.ts";
import { readingsOf, sealReadings, sensingSystem } from "../../../../../src/testing/sensing.ts";

interface Observation {
  readonly result: number;
  readonly parameters: Readonly<Record<string, unknown>>;
}

const observations = async (url: string, options = "") => {
  const answer = await fetch(`${url}/sensorthings/v1.1/Observations?${options}`);
  // Nothing is there before the first block is.
  const { value = [] } = JSON.parse(await answer.text()) as { value?: Observation[] };
  return value;
};

describe("indexer: readings of bridges", function () {
  this.timeout(60_000);

  it("has of a station without a bridge what its batches carry onto the chain, and says so", async () => {
    const system = await sensingSystem();
    const { sensors } = system;
    const observedAt = (await system.now()) - 1_000;
    const { batch } = await system.seal([700, 910, 720], {
      latest: [{ sensor: sensors.ph, seq: 3, observedAt, value: 720, quality: 1 }],
      exceedances: [{ sensor: sensors.ph, seq: 2, observedAt: observedAt - 1, value: 910 }],
    });
    const indexer = await indexerOn(system);
    try {
      await indexer.caughtUp();
      const found = await observations(indexer.url);
      expect(found.map(({ result }) => result)).to.deep.equal([9.1, 7.2]);
      const [excess, latest] = found.map(({ parameters }) => parameters);
      expect([excess?.seq, excess?.quality, latest?.quality]).to.deep.equal([2, null, 1]);
      for (const { source, proof, batch: address } of [excess, latest] as Record<string, unknown>[]) {
        expect(source).to.equal("chain");
        expect(proof).to.equal(address);
        const { item } = JSON.parse(await (await fetch(String(proof))).text());
        expect(item.root).to.equal(batch.root);
      }
      const answer = await fetch(`${indexer.url}/sensorthings/v1.1/Observations(2000002)/proof`);
      expect(answer.status).to.equal(404);
    } finally {
      await indexer.close();
    }
  });

  it("asks a bridge again where it failed, by its operator too, and goes on with what is sealed later", async () => {
    const system = await sensingSystem();
    const [, station] = system.stations;
    const seal = async (firstSeq: number, values: readonly number[]) => {
      const readings = readingsOf(station, system.sensors.ph, firstSeq, await system.now(), values);
      return sealReadings(system.stranger, system.gateways, readings);
    };
    const batches = [await seal(1, [700, 710])];
    const bridge = await bridgeOfSealed(system, batches);
    bridge.fail(1);
    const waits: number[] = [];
    const clock = {
      ...systemClock,
      sleep(time: number, signal?: AbortSignal) {
        waits.push(time);
        return systemClock.sleep(Math.min(time, 5), signal);
      },
    };
    const indexer = await indexerOn(system, { bridges: [{ url: bridge.url, organisation: 2 }], clock });
    try {
      while ((await observations(indexer.url)).length < 2) await system.now();
      expect(waits).to.include(1_000);
      batches.push(await seal(3, [720]));
      await indexer.caughtUp();
      bridge.add(batches[1] as never);
      while ((await observations(indexer.url)).length < 3) await system.now();
      expect((await observations(indexer.url, "$orderby=id desc&$top=1"))[0]?.result).to.equal(7.2);
      expect(bridge.asked.every((url) => url.startsWith(`/v1/stations/${station}/readings`))).to.equal(true);
    } finally {
      await indexer.close();
      await bridge.close();
    }
  });

  it("waits for a bridge that is away without keeping another one waiting, and asks only about who sealed", async () => {
    const system = await sensingSystem();
    const [other, own] = system.stations;
    const sealed = await system.seal([700]);
    const away = await bridgeOfSealed(system, []);
    const bridge = await bridgeOfSealed(system, [sealed]);
    away.fail(1_000);
    await sealReadings(
      system.stranger,
      system.gateways,
      readingsOf(other, system.sensors.ph, 1, await system.now(), [1]),
    );
    const waits: number[] = [];
    const clock = {
      ...systemClock,
      async sleep(time: number, signal?: AbortSignal) {
        if (time !== 1_000 || signal === undefined) return systemClock.sleep(time, signal);
        if (waits.push(time) > 1) return systemClock.sleep(5, signal);
        await new Promise((resolve) => signal.addEventListener("abort", resolve)); // it never ends by itself
      },
    };
    const bridges = [
      { url: away.url, stations: [other] },
      { url: bridge.url, stations: [own] },
    ];
    const indexer = await indexerOn(system, { bridges, clock });
    try {
      while ((await observations(indexer.url)).length < 1) await system.now();
      bridge.add(await system.seal([710], { firstSeq: 2 }));
      while ((await observations(indexer.url)).length < 2) await system.now();
      expect(away.asked).to.have.length(1);
    } finally {
      await indexer.close();
      await Promise.all([bridge.close(), away.close()]);
    }
  });

  it("says of a bridge that does not answer that it does not", async () => {
    const system = await sensingSystem();
    const sealed = await system.seal([700]);
    const bridge = await bridgeOfSealed(system, [sealed]);
    const indexer = await indexerOn(system, { bridges: [{ url: bridge.url, stations: [sealed.batch.station] }] });
    try {
      while ((await observations(indexer.url)).length < 1) await system.now();
      const proof = `${indexer.url}/sensorthings/v1.1/Observations(1000002)/proof`;
      expect(JSON.parse(await (await fetch(proof)).text()).reading.seq).to.equal(1);
      bridge.fail(1);
      const answer = await fetch(proof);
      expect([answer.status, JSON.parse(await answer.text()).code]).to.deep.equal([502, "INDEX_BRIDGE_FAILED"]);
    } finally {
      await indexer.close();
      await bridge.close();
    }
  });

  it("keeps what a bridge said, where rows are made anew and the bridge is gone; what batches carry is made anew", async () => {
    const system = await sensingSystem();
    const folder = await mkdtemp(join(tmpdir(), "tallystick-copied-"));
    const store = join(folder, "rows.db");
    const { sensors } = system;
    const sealed = await system.seal([700, 710, 720]);
    const bridge = await bridgeOfSealed(system, [sealed]);
    const bridges = [{ url: bridge.url, stations: [sealed.batch.station] }];
    const first = await indexerOn(system, { store, bridges });
    let before: Observation[] = [];
    try {
      while (before.length < 3) before = await observations(first.url, "$orderby=id");
    } finally {
      await first.close();
      await bridge.close();
    }
    const observedAt = (await system.now()) - 1_000;
    const latest = [{ sensor: sensors.ph, seq: 4, observedAt, value: 730, quality: 1 as const }];
    await system.seal([730], { latest, firstSeq: 4 });
    const database = new DatabaseSync(store);
    database.exec("update meta set value = 'of before' where name = 'version'");
    database.close();
    const second = await indexerOn(system, { store, bridges });
    try {
      await second.caughtUp();
      const found = await observations(second.url, "$orderby=id");
      expect(found.map(({ result }) => result)).to.deep.equal([7, 7.1, 7.2, 7.3]);
      expect(found.map(({ parameters }) => parameters.source)).to.deep.equal(["bridge", "bridge", "bridge", "chain"]);
    } finally {
      await second.close();
      await rm(folder, { recursive: true });
    }
  });
});
