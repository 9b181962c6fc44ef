import { expect } from "chai";
import { QueryObserver } from "@tanstack/react-query";
import { createQueryClient } from "../../../../src/console/api/client.ts";
import { compare } from "../../../../src/console/api/follow-changes.ts";
import { standsTo } from "../../../../src/console/api/stands.ts";

const at = (block: number) => ({ block, hash: `0x${block}`, time: block * 10, lag: 0 });
const news = (block: number, changed: Record<string, number>) => ({ asOf: at(block), changed });

describe("console: what is asked anew", () => {
  it("is what rests on something that changed since, and the rest is as of the newest block", () => {
    const units = { asOf: at(5), restsOn: ["profile", "unit"], items: [] };
    expect(standsTo(units, news(7, { unit: 6 }))).to.equal("old");
    expect(standsTo(units, news(7, { unit: 5, organisation: 7 }))).to.deep.equal({ ...units, asOf: at(7) });
    expect(standsTo(units, news(4, { unit: 4 }))).to.deep.equal(units);
    expect(standsTo(units, news(5, { unit: 99 }))).to.deep.equal(units); // as new as what is told
    expect(standsTo({ asOf: at(5) }, news(6, {}))).to.equal("old");
    const pages = { pages: [units, { ...units, asOf: at(6) }], pageParams: [undefined, "a"] };
    expect(standsTo(pages, news(7, { unit: 6 }))).to.equal("old");
    expect(standsTo(pages, news(7, {}))).to.deep.equal({
      ...pages,
      pages: [
        { ...units, asOf: at(7) },
        { ...units, asOf: at(7) },
      ],
    });
  });

  it("is asked for once where two pages are open and an act changes one", async () => {
    const client = createQueryClient();
    const asked: string[] = [];
    const block = { now: 5 };
    const open = (name: string) =>
      new QueryObserver(client, {
        queryKey: [name],
        queryFn: async () => {
          asked.push(name);
          return { asOf: at(block.now), restsOn: [name], item: {} };
        },
      });
    const settled = () => new Promise((resolve) => setImmediate(resolve));
    const [units, organisations] = [open("unit"), open("organisation")];
    const ends = [units, organisations].map((each) => each.subscribe(() => undefined));
    await settled();
    block.now = 6;
    compare(client, news(6, { unit: 6 }));
    await settled();
    expect(asked).to.deep.equal(["unit", "organisation", "unit"]);
    expect([units, organisations].map((each) => each.getCurrentResult().data?.asOf.block)).to.deep.equal([6, 6]);
    for (const end of ends) end();
    client.clear();
  });

  it("stays a failure until it is asked for again at the next block", async () => {
    const client = createQueryClient();
    let fails = false;
    const observer = new QueryObserver(client, {
      queryKey: ["unit"],
      queryFn: async () => {
        if (fails) throw new Error("gone");
        return { asOf: at(5), restsOn: ["unit"], item: {} };
      },
    });
    const end = observer.subscribe(() => undefined);
    await new Promise((resolve) => setImmediate(resolve));
    fails = true;
    await observer.refetch();
    compare(client, news(5, {}));
    expect([observer.getCurrentResult().isError, observer.getCurrentResult().data?.asOf.block]).to.deep.equal([
      true,
      5,
    ]);
    fails = false;
    compare(client, news(6, {}));
    await new Promise((resolve) => setImmediate(resolve));
    expect(observer.getCurrentResult().isError).to.equal(false);
    end();
    client.clear();
  });
});
