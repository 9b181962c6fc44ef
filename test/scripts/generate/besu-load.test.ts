import { expect } from "chai";
import { describeBesuLoad } from "../../../scripts/generate/besu-load.ts";

const latency = { min: 12, avg: 800, p50: 790, p95: 1_500, p99: 1_900, max: 2_000 };
const step = {
  offered: 60,
  sendRate: 59.9,
  succ: 300,
  fail: 0,
  lost: 0,
  doubled: 0,
  latency,
  throughput: 54.5,
  blockFill: 6.3,
  gasEach: 21_000,
};
const sharedWith = { validators: 4, loadGenerators: 1, beside: "a compiler" };
const result = {
  machine: { cpu: "Pocket", cores: 2, memoryGiB: 24, node: "v24", loadBefore: 0.1, loadAfter: 3, sharedWith },
  network: { client: "besu/v26.8.0", consensus: "QBFT", validators: 4, blockPeriod: 1, gasLimit: 20_000_000 },
  at: "2026-11-29T10:20:00.000Z",
  rows: [
    { name: "besu-transfer", value: 54.5, unit: "tx/s" },
    { name: "besu-transfer-items", value: 54.5, unit: "transfers/s" },
    { name: "besu-transfer-saturated", value: 54.5, unit: "tx/s" },
    { name: "besu-transfer-p50", value: 790, unit: "ms" },
    { name: "besu-transfer-p95", value: 1_500, unit: "ms" },
    { name: "besu-transfer-p99", value: 1_900, unit: "ms" },
    { name: "besu-transfer-gas-per-item", value: 21_000, unit: "gas" },
    { name: "besu-feed", value: 0, unit: "tx/s", ratio: 0 },
    { name: "besu-feed-items", value: 0, unit: "readings/s" },
    { name: "besu-feed-saturated", value: 40, unit: "tx/s" },
  ],
  rounds: [
    { label: "transfer", ...step },
    { label: "feed", ...step },
  ],
};

describe("docs/reports/besu-load.md", () => {
  const text = describeBesuLoad(result);

  it("says what shared the machine", () => {
    expect(text).to.include("a compiler");
    expect(text).to.include("Load average 0.1 before, 3 after");
  });

  it("has a line for each act, and a dash where nothing was kept up with", () => {
    expect(text).to.include("| transfer | 54.5 | 54.5 | – | 54.5 transfers/s | 790 | 1 500 | 1 900 | 21 000 |\n");
    expect(text).to.include("| feed | 0 | 40 | 0.00 | 0 readings/s | – | – | – | – |\n");
  });

  it("says which transfers an act stands beside", () => {
    expect(text).to.include("beside the transfers of the beginning");
    const around = [...result.rounds, { label: "transfer", ...step }];
    expect(describeBesuLoad({ ...result, rounds: around })).to.include("beside the mean of the transfers measured");
  });

  it("has a line for each round", () => {
    const figures = "60 | 59.9 | 54.5 | 12 | 800 | 790 | 1 500 | 1 900 | 2 000 | 300 | 0 | 0 | 0 | 6.3 | 21 000 |";
    expect(text.split("\n").filter((line) => line.endsWith(figures))).to.have.length(2);
  });
});
