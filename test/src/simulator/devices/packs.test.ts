import { expect } from "chai";
import { openLedger } from "../../../../src/simulator/devices/device.ts";
import { packsByTime, packsOf, withinWindow } from "../../../../src/simulator/devices/packs.ts";
import { senmlPack } from "../../../../src/simulator/devices/senml-pack.ts";
import type { SimulatedReading } from "../../../../src/simulator/reading.ts";

const reading = (parameter: string, observedAt: number, text = "1.50", sourceFlag = "N"): SimulatedReading => ({
  station: "here",
  parameter,
  observedAt,
  sentAt: observedAt + 5_000,
  value: Number(text),
  text,
  sourceFlag,
  counter: 7,
  label: "none",
});

const collect = async <T>(items: AsyncIterable<T>) => {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
};

describe("packs", () => {
  it("hold at most so many readings, and all of them", async () => {
    const readings = Array.from({ length: 12 }, (_, n) => reading("a", n));
    const packs = await collect(packsOf(readings, 5));
    expect(packs.map(({ length }) => length)).to.deep.equal([5, 5, 2]);
    expect(packs.flat()).to.deep.equal(readings);
  });

  it("by time hold one moment and no parameter twice", async () => {
    const readings = [reading("a", 1), reading("b", 1), reading("a", 2), reading("a", 2, "3"), reading("b", 2)];
    const packs = await collect(packsByTime(readings));
    expect(packs.map((pack) => pack.length)).to.deep.equal([2, 1, 2]);
  });

  it("never have more on their way than the window allows", async () => {
    let running = 0;
    let most = 0;
    await withinWindow(
      packsOf(
        Array.from({ length: 40 }, (_, n) => reading("a", n)),
        1,
      ),
      6,
      async () => {
        most = Math.max(most, ++running);
        await new Promise((resolve) => setImmediate(resolve));
        running--;
      },
    );
    expect(most).to.equal(6);
    expect(running).to.equal(0);
  });
});

describe("SenML packs of devices", () => {
  const options = { baseName: "urn:dev:here:", unit: () => "mg/L" };

  it("are JSON with the decimals of the instrument", () => {
    const text = senmlPack([reading("a", 1_782_700_000_000), reading("b", 1_782_700_001_500, "0.10")], options);
    expect(text).to.include('"v":1.50').and.include('"v":0.10');
    expect(JSON.parse(text)).to.deep.equal([
      { bn: "urn:dev:here:", bt: 1_782_700_000, n: "a", u: "mg/L", v: 1.5 },
      { n: "b", u: "mg/L", t: 1.5, v: 0.1 },
    ]);
  });

  it("carry flags other than N, and counters where they are wanted", () => {
    const pack = JSON.parse(senmlPack([reading("a", 1_782_700_000_000, "1", "M")], { ...options, counters: true }));
    expect(pack.slice(1)).to.deep.equal([
      { n: "a/flag", vs: "M" },
      { n: "a/counter", v: 7 },
    ]);
  });

  it("can have relative times, for mischief", () => {
    const [record] = JSON.parse(senmlPack([reading("a", 1_782_700_000_000)], { ...options, times: "relative" }));
    expect(record).to.include({ t: -5 }).and.not.have.property("bt");
  });
});

describe("a device's ledger", () => {
  it("counts, and keeps what was acknowledged", () => {
    const book = openLedger();
    const [one, two, three] = [reading("a", 1), reading("a", 2), reading("a", 3)];
    for (let n = 0; n < 3; n++) book.sent();
    book.resent();
    book.settled([one], "acknowledged");
    book.settled([two], { refused: "400" });
    book.settled([three], "givenUp");
    expect(book.ledger.packs).to.deep.equal({ sent: 3, resent: 1, acknowledged: 1, refused: 1, givenUp: 1 });
    expect(book.ledger.acknowledged).to.deep.equal([one]);
    expect([...book.ledger.refusals]).to.deep.equal([["400", 1]]);
  });
});
