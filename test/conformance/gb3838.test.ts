import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { waterClass } from "../../src/bridge/quality/gb3838.ts";
import { refused } from "../../src/testing/errors.ts";

const FILE = fileURLToPath(new URL("../../../shared/data/water-class/gb3838-class-vectors.json", import.meta.url));

interface Vector {
  readonly station: string;
  readonly ph: number | null;
  readonly do: number | null;
  readonly codmn: number | null;
  readonly nh3n: number | null;
  readonly tp: number | null;
  readonly tpTable: string;
  readonly officialClass: number;
}

describe("GB 3838-2002", () => {
  it("classes 479 national stations as their operator did", function () {
    if (!existsSync(FILE)) {
      console.log(`      skipped: no ${FILE}`);
      return this.skip();
    }
    const { vectors } = JSON.parse(readFileSync(FILE, "utf8")) as { vectors: Vector[] };
    const others = vectors.filter((vector) => {
      const { ph, do: oxygen, codmn, nh3n, tp } = vector;
      const values = { w01001: ph, w01009: oxygen, w01019: codmn, w21003: nh3n, w21011: tp };
      const body = vector.tpTable === "lake" ? "lake" : "river";
      return waterClass({ values, body }).class !== vector.officialClass;
    });
    expect(others.map(({ station }) => station)).to.deep.equal([]);
    expect(vectors).to.have.length(479);
  });

  it("includes its limits, names what decides, and says when there is nothing to class", () => {
    expect(waterClass({ values: { w21003: 0.15, w01009: 7.5 }, body: "river" })).to.deep.equal({
      class: 1,
      deciding: ["w01009", "w21003"],
    });
    expect(waterClass({ values: { w21003: 0.1501, w01009: null }, body: "river" }).deciding).to.deep.equal(["w21003"]);
    expect(waterClass({ values: { w01001: 9.01 }, body: "river" }).class).to.equal(6);
    expect(waterClass({ values: { w01009: 1.9 }, body: "river" }).class).to.equal(6);
    expect(waterClass({ values: { w21011: 0.3 }, body: "river" }).class).to.equal(4);
    expect(waterClass({ values: { w21011: 0.3 }, body: "lake" }).class).to.equal(6);
    expect(waterClass({ values: { w01009: Number.NaN }, body: "lake" })).to.deep.equal({ class: -1, deciding: [] });
  });

  it("has total nitrogen for lakes alone, and refuses what it has no limits for", async () => {
    const values = { w21001: 5 };
    expect(waterClass({ values, body: "river", items: ["w21001"] }).class).to.equal(-1);
    expect(waterClass({ values, body: "lake", items: ["w21001"] }).class).to.equal(6);
    await refused(() => waterClass({ values: { w99: 1 }, body: "lake", items: ["w99"] }), "QC_PARAMETER_INVALID");
  });
});
