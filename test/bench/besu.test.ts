import { execFileSync } from "node:child_process";
import { expect } from "chai";
import { ACTS } from "../../bench/besu/act.ts";
import { openChain } from "../../bench/besu/chain.ts";
import { startEmbedded } from "../../bench/besu/embedded.ts";
import { measureActs } from "../../bench/besu/measure.ts";
import type { MeasuredAct } from "../../bench/besu/measure-act.ts";
import { brokenBars, faultsOf, rowsOf } from "../../bench/besu/rows.ts";
import { NETWORK, TINY } from "../../bench/besu/settings.ts";
import type { Step } from "../../bench/besu/step.ts";
import { stepUp } from "../../bench/besu/step-up.ts";

const WHAT = ["", "-items", "-saturated", "-p50", "-p95", "-p99", "-gas-per-item"];

describe("bench:besu", () => {
  it("does every act on the embedded node, and brings every row", async () => {
    const node = await startEmbedded({ ...NETWORK, blockPeriod: 0.05 });
    try {
      const chain = await openChain([node.url]);
      const acts = await measureActs(chain, { ...TINY, say: () => {} });
      chain.provider.destroy();
      const [floor, ...others] = ACTS;
      const half = Math.ceil(others.length / 2);
      const order = [floor, ...others.slice(0, half), floor, ...others.slice(half), floor];
      expect(acts.map(({ name }) => name)).to.deep.equal(order);
      expect(faultsOf(acts)).to.deep.equal([]);
      for (const { steps } of acts) {
        expect(steps.map(({ succ, offered }) => ({ succ, offered }))).to.deep.equal([{ succ: 4, offered: 40 }]);
      }
      const rows = rowsOf(acts, TINY.load);
      expect(rows.map(({ name }) => name)).to.deep.equal(
        ACTS.flatMap((name) => WHAT.map((each) => `besu-${name}${each}`)),
      );
      for (const { name, value } of rows) expect(value, name).to.be.greaterThan(0);
    } finally {
      await node.close();
    }
  });

  it("says that there is no Besu, and ends with 0", () => {
    const env = { ...process.env, PATH: "", BESU_HOME: undefined };
    const said = execFileSync(process.execPath, ["bench/besu.ts"], { env, encoding: "utf8" });
    expect(said).to.match(/^No Besu can be run here: .*\. Nothing was measured\.\n$/);
  });

  describe("stepping up", () => {
    const offered = async (bearable: number) => {
      const rates: number[] = [];
      await stepUp({ rates: [40, 80, 160, 320], refinements: 2 }, async (rate) => {
        rates.push(rate);
        return rate <= bearable;
      });
      return rates;
    };
    it("ends at the first rate that is too much, and looks between it and the one before", async () => {
      expect(await offered(110)).to.deep.equal([40, 80, 160, 120, 100]);
      expect(await offered(130)).to.deep.equal([40, 80, 160, 120, 140]);
    });
    it("looks below the first rate when that is too much", async () => {
      expect(await offered(15)).to.deep.equal([40, 20, 10]);
      expect(await offered(3)).to.deep.equal([40, 20, 10, 5, 3]);
      expect(await offered(0)).to.deep.equal([40, 20, 10, 5, 3, 2, 1]);
    });
    it("refines nothing that bore everything", async () => {
      expect(await offered(1_000)).to.deep.equal([40, 80, 160, 320]);
    });
  });

  describe("figures", () => {
    const latency = { min: 1, avg: 2, p50: 3, p95: 4, p99: 5, max: 6 };
    const failures = {};
    const counts = {
      succ: 100,
      fail: 0,
      failures,
      again: 0,
      lost: 0,
      doubled: 0,
      blocks: 3,
      blockFill: 10,
      gasEach: 21_000,
    };
    const step = (label: string, throughput: number, p95: number, others: Partial<Step> = {}): Step => {
      const seen = { ...latency, p95 };
      return { label, offered: throughput, sendRate: throughput, throughput, ...counts, latency: seen, ...others };
    };
    const act = (name: string, steps: readonly Step[]): MeasuredAct => ({
      name,
      item: "statements",
      itemsEach: 1,
      steps,
    });
    const feeds = (...steps: readonly Step[]): MeasuredAct => ({
      name: "feed",
      item: "readings",
      itemsEach: 10_000,
      steps,
    });
    const rowsFor = (...acts: readonly MeasuredAct[]) => rowsOf(acts, TINY.load);

    it("are of the load at which nothing piles up; the most that was mined stands beside", () => {
      const rows = rowsFor(
        act("transfer", [step("transfer", 50, 900), step("transfer", 90, 2_900), step("transfer", 140, 3_001)]),
      );
      const of = (name: string) => rows.find((row) => row.name === name)?.value;
      expect(of("besu-transfer")).to.equal(90);
      expect(of("besu-transfer-saturated")).to.equal(140);
      expect(of("besu-transfer-p95")).to.equal(2_900);
    });

    it("say where nothing was kept up with", () => {
      const rows = rowsFor(act("transfer", [step("transfer", 50, 9_000)]));
      expect(rows.map(({ name, value }) => [name, value])).to.deep.equal([
        ["besu-transfer", 0],
        ["besu-transfer-items", 0],
        ["besu-transfer-saturated", 50],
      ]);
    });

    it("break a bar below half of the transfers, and at 200 000 readings", () => {
      const transfer = act("transfer", [step("transfer", 100, 900)]);
      const attest = (rate: number) => act("attest", [step("attest", rate, 900)]);
      expect(brokenBars(rowsFor(transfer, attest(50), feeds(step("feed", 20.1, 900))))).to.deep.equal([]);
      expect(brokenBars(rowsFor(transfer, attest(49.9), feeds(step("feed", 20, 900))))).to.deep.equal([
        "49.9 attestations/s are less than half of 100 transfers/s",
        "200000 readings/s are not more than 200000",
      ]);
    });

    it("set attestations that are sent together beside transfers, and let them keep no bar for those sent one by one", () => {
      const transfer = act("transfer", [step("transfer", 100, 900)]);
      const one = act("attest", [step("attest", 40, 900)]);
      const together = { ...act("attest-20", [step("attest-20", 3, 900)]), itemsEach: 20 };
      const rows = rowsFor(transfer, one, together);
      expect(rows.find(({ name }) => name === "besu-attest-20-items")).to.deep.include({ value: 60, ratio: 0.6 });
      expect(brokenBars(rows)).to.deep.equal(["40 attestations/s are less than half of 100 transfers/s"]);
    });

    it("have the transfers before and after an act beside it, and the one in the middle as the figure of transfers", () => {
      const transfer = (rate: number) => act("transfer", [step("transfer", rate, 900)]);
      const split = act("split", [step("split", 90, 900)]);
      const attest = act("attest", [step("attest", 60, 900)]);
      const handover = act("handover", [step("handover", 50, 900)]);
      const rows = rowsFor(transfer(80), attest, handover, transfer(120), split, transfer(140));
      const of = (name: string) => rows.find((row) => row.name === name);
      expect(of("besu-transfer")?.value).to.equal(120);
      expect(of("besu-attest")).to.deep.include({ peerValue: 100, ratio: 0.6 });
      expect(of("besu-handover")).to.deep.include({ peerValue: 100, ratio: 0.5 });
      expect(of("besu-split")).to.deep.include({ peerValue: 130, ratio: 0.692 });
    });

    it("break a bar where an act is quicker than the transfers around it", () => {
      const transfer = act("transfer", [step("transfer", 100, 900)]);
      const [split, quick] = [110, 111].map((rate) => act("split", [step("split", rate, 900)]));
      expect(brokenBars(rowsFor(transfer, split as MeasuredAct))).to.deep.equal([]);
      expect(brokenBars(rowsFor(transfer, quick as MeasuredAct))).to.deep.equal([
        "besu-split is 1.11 of the transfers beside it: these were no floor",
      ]);
    });

    it("tell what failed, was lost or doubled, in whatever step", () => {
      const steps = [step("attest", 50, 900, { fail: 2, lost: 1 }), step("attest", 90, 900, { fail: 1, doubled: 1 })];
      expect(faultsOf([act("attest", steps)])).to.deep.equal([
        "3 transactions: fail",
        "1 transactions: lost",
        "1 transactions: doubled",
      ]);
    });
  });
});
