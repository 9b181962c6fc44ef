import { expect } from "chai";
import { type Signed, standOf } from "../../../../src/console/custody/handover/signed.ts";
import { unitsAlong } from "../../../../src/console/custody/handover/units-along.ts";
import type { OpenUrl } from "../../../../src/lib/open-url.ts";
import type { IndexedAct } from "../../../../src/sdk/query/custody.ts";

describe("what was signed on a phone", () => {
  const offer: Signed = {
    kind: "offer",
    unit: "0x01",
    identifier: "bag",
    hop: 3,
    to: 7,
    given: { quantity: 2_500, items: 1 },
    when: 100,
    deadline: 200,
    text: "{}",
  };
  const handover: Signed = { ...offer, kind: "handover", taken: { quantity: 2_501, items: 1 } };
  const act = (hops: number, changed: object = {}, unit = "0x01") => {
    const concluded = { to: 7, givenQuantity: "2500", givenItems: 1, takenQuantity: "2501", takenItems: 1, ...changed };
    return { unit, state: { hops }, handover: concluded } as unknown as IndexedAct;
  };
  const recorded = { unit: "0x01", state: { hops: 4 }, handover: null } as unknown as IndexedAct;

  it("is open until the chain has it, and is dropped then", () => {
    expect(standOf(offer, 3, [act(3)], 150)).to.deep.equal({ is: "open" });
    for (const each of [offer, handover])
      expect(standOf(each, 4, [act(3), act(4)], 150)).to.deep.equal({ is: "brought" });
    expect(standOf(handover, 6, [act(4), act(5, { to: 9 }), act(6)], 150), "others came after it").to.deep.equal({
      is: "brought",
    });
  });

  it("is late after its deadline, and overtaken where the unit went on otherwise: then what the chain has is told", () => {
    expect(standOf(offer, 3, [], 201)).to.deep.equal({ is: "late" });
    for (const changed of [{ to: 9 }, { givenQuantity: "2400" }, { takenQuantity: "2400" }, { takenItems: 2 }]) {
      const other = act(4, changed);
      expect(standOf(handover, 4, [other], 150), JSON.stringify(changed)).to.deep.equal({
        is: "overtaken",
        act: other,
      });
    }
    expect(standOf(offer, 4, [act(4, {}, "0x02"), recorded], 150)).to.deep.equal({ is: "overtaken", act: undefined });
  });
});

describe("units that a phone takes along", () => {
  const unit = (name: string, root = name) => ({ unit: name, root, identifier: name });
  /** An API that has units by their custodian, in the order of their making. */
  const apiWith = (all: readonly (readonly [org: number, unit: ReturnType<typeof unit>])[]) => {
    const openUrl: OpenUrl = async ({ url }) => {
      const { searchParams } = new URL(url, "http://api");
      const [org, from] = [searchParams.get("custodian"), Number(searchParams.get("after") ?? 0)];
      const limit = Number(searchParams.get("limit") ?? 100);
      const found = all.filter(([custodian]) => org === null || custodian === Number(org)).map(([, each]) => each);
      if (searchParams.get("newest") === "true") found.reverse();
      const next = from + limit < found.length ? String(from + limit) : null;
      const page = { asOf: { block: 1, hash: "0x", time: 1, lag: 0 }, items: found.slice(from, from + limit), next };
      return {
        status: 200,
        headers: new Headers({ "content-type": "application/json" }),
        body: new Blob([JSON.stringify(page)]).stream(),
      } as unknown as Awaited<ReturnType<OpenUrl>>;
    };
    return { url: "http://api", openUrl };
  };
  const many = Array.from({ length: 30 }, (_, i) => [i % 3 === 0 ? 7 : 8, unit(`u${i}`)] as const);

  it("are its organisation's newest, however many the others have, then theirs", async () => {
    const { units, isCut } = await unitsAlong(apiWith(many), 7, 4);
    expect(units.map((each) => each.unit)).to.deep.equal(["u27", "u24", "u21", "u18", "u29", "u28", "u26"]);
    expect(isCut).to.equal(true);
    expect((await unitsAlong(apiWith(many), 7, 20)).isCut).to.equal(false);
  });

  it("are everybody's newest for a phone that none has enrolled, and nothing that is packed", async () => {
    const { units, isCut } = await unitsAlong(apiWith([...many, [7, unit("in", "box")]]), undefined, 3);
    expect(units.map((each) => each.unit)).to.deep.equal(["u29", "u28"]);
    expect(isCut).to.equal(true);
  });
});
