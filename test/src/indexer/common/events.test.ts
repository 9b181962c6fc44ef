import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { eventsPage } from "../../../../src/indexer/common/events.ts";
import { members } from "../../../../src/indexer/members/domain.ts";
import type { StoredEvent } from "../../../../src/indexer/project/projection.ts";
import { PUBLIC } from "../../../../src/indexer/serve/viewer.ts";
import { createWitness } from "../../../../src/indexer/serve/witness.ts";
import { sqliteDatabases } from "../../../../src/indexer/store/dialects.ts";
import { positionOf } from "../../../../src/indexer/store/kept-tables.ts";
import { type IndexStore, openStore } from "../../../../src/indexer/store/open-store.ts";
import type { Reader } from "../../../../src/indexer/store/reader.ts";
import { admitted, commit, hash, IDENTITY } from "../../../../src/testing/index-store-events.ts";

/** Events about organisation 1: the rare ones are far apart. */
const EVENTS = 3_000;
const RARE = 100;
const projections = new Map(members.projections.map((each) => [each.handle.contractName, each] as const));

function event(i: number): StoredEvent {
  const block = 2 + Math.floor(i / 500);
  const args = i % RARE === 0 ? { org: "1", roles: "1", granted: "0" } : { org: "1", name: `n${i}`, account: "0x" };
  const name = i % RARE === 0 ? "RolesSet" : "Renamed";
  const place = { pos: positionOf(block, i % 500), block, log: i % 500, time: block, transaction: hash(5_000 + block) };
  return { ...place, contract: i % (10 * RARE) === 0 ? "Other" : "Members", name, args };
}

describe("events by what they are about and where they come from", () => {
  let folder: string;
  let store: IndexStore;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "tallystick-events-"));
    const databases = sqliteDatabases(join(folder, "rows.db"));
    const found = members.projections.find(({ handle }) => handle.contractName === "Members");
    // Of another contract with an event of the same name.
    const handle = Object.assign((() => undefined) as never, { contractName: "Other", domain: "members" });
    const projection = { ...(found as NonNullable<typeof found>), take: () => undefined };
    const both = [projection, { ...projection, handle }];
    const domains = [{ ...members, projections: both }];
    store = await openStore({ databases, domains, identity: IDENTITY, version: "1", wipe: false });
    await store.lead();
    await commit(store, 1, admitted(1, 1));
    const all = Array.from({ length: EVENTS }, (_, i) => event(i));
    for (let block = 2; block < 2 + EVENTS / 500; block++) {
      await commit(store, block, ...all.filter((each) => each.block === block));
    }
  });
  after(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });

  /** All pages; each is full but the last, and comes of few statements. */
  async function pagesOf(parameters: Readonly<Record<string, unknown>>, limit = 7) {
    const seen: { readonly id: string; readonly name: string; readonly contract: string; readonly time: number }[] = [];
    let after: string | undefined;
    do {
      let statements = 0;
      const page = await store.read((reader) => {
        const counted =
          (name: keyof Reader) =>
          (...given: never[]) => {
            statements++;
            return (reader[name] as (...all: never[]) => never)(...given);
          };
        const read = { get: counted("get"), select: counted("select"), count: counted("count") } as never as Reader;
        const asOf = { block: 9, hash: "0x", time: 9, lag: 0 };
        const asked = { viewer: PUBLIC, asOf, parameters, read, witness: createWitness(), restsOn: () => [] };
        return eventsPage(asked, { after, limit }, projections);
      });
      expect(statements, JSON.stringify(parameters)).to.be.at.most(14);
      if (page.next !== null) expect(page.items.length, JSON.stringify(parameters)).to.equal(limit);
      seen.push(...(page.items as typeof seen));
      after = page.next ?? undefined;
    } while (after !== undefined);
    return seen;
  }
  const rare = Array.from({ length: EVENTS / RARE }, (_, i) => event(i * RARE));
  const idOf = ({ block, log }: StoredEvent) => `${block}:${log}`;

  it("fill their pages by few statements, however rare they are among those about the same", async () => {
    const found = await pagesOf({ topic: "org:1", name: "RolesSet" });
    expect(found.map(({ id }) => id)).to.deep.equal(rare.map(idOf));
    expect(found.every(({ id, time }) => time === 1_700_000_000 + Number(id.split(":")[0]))).to.equal(true);
    const own = await pagesOf({ topic: "ORG:1", name: "RolesSet", contract: "Members" });
    expect(own.map(({ id }) => id)).to.deep.equal(rare.filter(({ contract }) => contract === "Members").map(idOf));
    const other = await pagesOf({ topic: "org:1", contract: "Other" }, 2);
    expect(other.map(({ id }) => id)).to.deep.equal(rare.filter(({ contract }) => contract === "Other").map(idOf));
    const newest = await pagesOf({ topic: "org:1", name: "RolesSet", newest: true });
    expect(newest.map(({ id }) => id)).to.deep.equal(rare.map(idOf).reverse());
    const between = await pagesOf({ topic: "org:1", name: "RolesSet", from: 3, to: 4 });
    expect(between.map(({ id }) => id)).to.deep.equal(rare.filter(({ block }) => block === 3 || block === 4).map(idOf));
    expect(await pagesOf({ topic: "org:1", name: "Nothing" })).to.deep.equal([]);
    expect(await pagesOf({ topic: "org:2", name: "RolesSet" })).to.deep.equal([]);
  });

  it("are all of a contract about something, in order, though they have several names", async () => {
    const found = await pagesOf({ topic: "org:1", contract: "Members" }, 500);
    expect(found).to.have.length(EVENTS + 1 - EVENTS / (10 * RARE));
    const places = found.map(({ id }) => id.split(":").map(Number) as [number, number]);
    expect(places.map(([block, log]) => positionOf(block, log))).to.deep.equal(
      places.map(([block, log]) => positionOf(block, log)).sort((a, b) => a - b),
    );
    expect(await pagesOf({ topic: "org:1" }, 500)).to.have.length(EVENTS + 1);
  });

  it("are those of one transaction about something", async () => {
    const found = await pagesOf({ topic: "org:1", transaction: hash(5_003), name: "RolesSet" });
    expect(found.map(({ id }) => id)).to.deep.equal(rare.filter(({ block }) => block === 3).map(idOf));
    expect(await pagesOf({ topic: "org:1", transaction: hash(5_003) }, 100)).to.have.length(500);
    expect(await pagesOf({ topic: "org:7", transaction: hash(5_003) })).to.deep.equal([]);
  });
});
