import { expect } from "chai";
import { AbiCoder, JsonRpcProvider, type Provider, toBeHex, ZeroAddress, ZeroHash } from "ethers";
import { network } from "hardhat";
import { developmentConfig } from "../../../../../src/deploy/config.ts";
import { deploySystem } from "../../../../../src/deploy/system.ts";
import type { Client } from "../../../../../src/sdk/core/client.ts";
import { connect } from "../../../../../src/sdk/core/connect.ts";
import type { Cursor } from "../../../../../src/sdk/core/events/cursor.ts";
import type { StreamedEvent } from "../../../../../src/sdk/core/events/event.ts";
import { type StreamEventsParameters, streamEvents } from "../../../../../src/sdk/core/events/stream.ts";
import { attestationsContract } from "../../../../../src/sdk/evidence/contracts.ts";
import { membersContract, timelockContract } from "../../../../../src/sdk/members/contracts.ts";
import { ANY_DUTY } from "../../../../../src/sdk/members/model/duties.ts";
import { hastyClock } from "../../../../../src/testing/clock.ts";
import { startFaultProxy } from "../../../../../src/testing/fault-proxy.ts";
import { startNode, type TestNode } from "../../../../../src/testing/node.ts";

const CONTRACTS = [timelockContract, membersContract, attestationsContract] as const;
type Handle = (typeof CONTRACTS)[number];

/** Sends statements of a number each; several in one block if asked. */
async function setUp(provider: Provider, accounts: Awaited<ReturnType<JsonRpcProvider["getSigner"]>>[]) {
  const [deployer, admin] = accounts as [(typeof accounts)[0], (typeof accounts)[0]];
  const deployment = await deploySystem({ signer: deployer, config: developmentConfig("test", admin.address) });
  const bound = await connect({ signer: admin, deployment });
  const members = membersContract(bound);
  const attestations = attestationsContract(bound);
  await (await members.connect(admin).enrol(admin.address, ANY_DUTY, 0, `0x${"01".repeat(20)}`)).wait();
  await (await attestations.connect(admin).registerSchema("uint64 weight", true, ZeroAddress)).wait();
  const [registered] = await attestations.queryFilter(attestations.filters.SchemaRegistered());
  const schema = registered?.args.schema as string;
  const statement = (n: number) => ({
    schema,
    attester: admin.address,
    subject: toBeHex(n, 32),
    validUntil: 0n,
    replaces: ZeroHash,
    salt: toBeHex(n + 1, 32),
    data: AbiCoder.defaultAbiCoder().encode(["uint64"], [n]),
  });
  const client = await connect({ provider, deployment });
  const attestMany = async (from: number, count: number) => {
    const statements = Array.from({ length: count }, (_, i) => statement(from + i));
    await (await attestations.connect(admin).attestMany(statements)).wait();
  };
  return { client, attestMany };
}

async function embedded() {
  const { ethers } = await network.create();
  const accounts = (await ethers.getSigners()) as unknown as Awaited<ReturnType<JsonRpcProvider["getSigner"]>>[];
  const rpc = (method: string, ...parameters: unknown[]) => ethers.provider.send(method, parameters);
  return { ...(await setUp(ethers.provider, accounts)), rpc };
}

/** Everything up to the present head: stops at the first checkpoint that reaches it. */
async function drain(client: Client, parameters: Partial<StreamEventsParameters<Handle>> = {}, head?: number) {
  const until = head ?? (await client.provider.getBlockNumber());
  const events: StreamedEvent<Handle>[] = [];
  const checkpoints: Cursor[] = [];
  for await (const item of streamEvents(client, { contracts: CONTRACTS, clock: hastyClock(), ...parameters })) {
    if (item.type === "event") events.push(item);
    else checkpoints.push(item.cursor);
    if (item.type === "checkpoint" && item.cursor.block >= until) break;
  }
  return { events, checkpoints };
}

const places = (events: readonly StreamedEvent<Handle>[]) => events.map((e) => `${e.blockNumber}/${e.logIndex}`);

/** The client with some methods of its provider replaced. */
function disturbed(client: Client, methods: Partial<Record<keyof Provider, unknown>>): Client {
  const provider = new Proxy(client.provider, {
    get(target, property) {
      const value = (methods as Record<string | symbol, unknown>)[property] ?? Reflect.get(target, property);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  return { ...client, provider };
}

describe("streamEvents", () => {
  it("gives every event once, decoded, in the order of the chain", async () => {
    const { client, attestMany } = await embedded();
    for (const n of [0, 10, 20]) await attestMany(n, 10);
    const { events } = await drain(client);
    const attested = events.filter((e) => e.contract === "Attestations" && e.name === "Attested");
    expect(attested.map(({ args }) => BigInt(args.subject))).to.deep.equal(
      Array.from({ length: 30 }, (_, n) => BigInt(n)),
    );
    expect(new Set(places(events)).size).to.equal(events.length);
    const order = events.map(({ blockNumber, logIndex }) => blockNumber * 1e6 + logIndex);
    expect(order).to.deep.equal([...order].sort((a, b) => a - b));
    expect(new Set(events.map(({ contract }) => contract))).to.include.keys(
      "TimelockController",
      "Members",
      "Attestations",
    );
  });

  it("goes on after each possible cursor with exactly the rest", async () => {
    const { client, attestMany } = await embedded();
    for (const n of [0, 5]) await attestMany(n, 5);
    for (const maxRange of [5_000, 1]) {
      const items: { cursor: Cursor; event?: StreamedEvent<Handle> }[] = [];
      const head = await client.provider.getBlockNumber();
      for await (const item of streamEvents(client, { contracts: CONTRACTS, clock: hastyClock(), maxRange })) {
        items.push(item.type === "event" ? { cursor: item.cursor, event: item } : { cursor: item.cursor });
        if (item.type === "checkpoint" && item.cursor.block >= head) break;
      }
      expect(items.length).to.be.greaterThan(10);
      for (const [i, { cursor }] of items.entries()) {
        if (cursor.block === head && cursor.logIndex === null) continue;
        const stored = JSON.parse(JSON.stringify(cursor)) as Cursor;
        const rest = items.slice(i + 1).flatMap(({ event }) => event ?? []);
        const { events } = await drain(client, { from: stored, maxRange });
        expect(places(events), JSON.stringify(cursor)).to.deep.equal(places(rest));
      }
    }
  });

  it("gives only the contracts and events that were asked for", async () => {
    const { client, attestMany } = await embedded();
    await attestMany(0, 2);
    const { events } = await drain(client, { contracts: [attestationsContract], events: ["SchemaRegistered"] });
    expect(events.map(({ name }) => name)).to.deep.equal(["SchemaRegistered"]);
    const from = (await client.provider.getBlockNumber()) + 0;
    expect((await drain(client, { from })).events.map(({ name }) => name)).to.deep.equal(["Attested", "Attested"]);
  });

  it("tells of progress when nothing happens, and of nothing before there are blocks", async () => {
    const { client, rpc } = await embedded();
    const first = await drain(client);
    const cursor = first.checkpoints.at(-1) as Cursor;
    const shutdown = new AbortController();
    const stream = streamEvents(client, {
      contracts: CONTRACTS,
      from: cursor,
      signal: shutdown.signal,
      clock: hastyClock(),
    });
    const next = stream.next();
    await rpc("hardhat_mine", "0x3");
    const { value } = await next;
    expect(value?.type).to.equal("checkpoint");
    expect(value?.cursor.block).to.be.greaterThan(cursor.block);
    const waiting = stream.next();
    shutdown.abort();
    const end = await waiting;
    expect(end.done || end.value.type === "checkpoint").to.equal(true);
    expect((await stream.next()).done).to.equal(true);
  });

  it("stays behind the head by the confirmations", async () => {
    const { client, attestMany, rpc } = await embedded();
    await attestMany(0, 1);
    const head = await client.provider.getBlockNumber();
    const early = await drain(
      client,
      { confirmations: 1, contracts: [attestationsContract], events: ["Attested"] },
      head - 1,
    );
    expect(early.events).to.have.length(0);
    await rpc("evm_mine");
    const late = await drain(
      client,
      { confirmations: 1, contracts: [attestationsContract], events: ["Attested"] },
      head,
    );
    expect(late.events).to.have.length(1);
  });

  it("halves the range when the node refuses it, and never asks past the head", async () => {
    const { client, attestMany, rpc } = await embedded();
    await attestMany(0, 3);
    await rpc("hardhat_mine", "0x40");
    await attestMany(3, 3);
    const widths: number[] = [];
    const head = await client.provider.getBlockNumber();
    const { provider } = client;
    const picky = disturbed(client, {
      getLogs: async (filter: { fromBlock: number; toBlock: number }) => {
        const width = filter.toBlock - filter.fromBlock + 1;
        widths.push(width);
        if (filter.toBlock > head) throw Object.assign(new Error("past the head"), { code: -32602 });
        if (width > 7)
          throw Object.assign(new Error("Requested range exceeds maximum RPC range limit"), { code: -32005 });
        return provider.getLogs(filter);
      },
    });
    const { events } = await drain(picky, { maxRange: 100 }, head);
    expect(places(events)).to.deep.equal(places((await drain(client)).events));
    expect(Math.max(...widths)).to.be.greaterThan(7);
  });

  it("has the next blocks asked for while the caller deals with these, and none after it stopped", async () => {
    const { client, attestMany } = await embedded();
    for (const from of [0, 3, 6]) await attestMany(from, 3);
    const { provider } = client;
    let heard: () => void = () => undefined;
    const next = new Promise<void>((resolve) => {
      heard = resolve;
    });
    const asked: number[] = [];
    const counted = disturbed(client, {
      getLogs: async (filter: { fromBlock: number; toBlock: number }) => {
        asked.push(filter.fromBlock);
        if (asked.length === 2) heard();
        return provider.getLogs(filter);
      },
    });
    for await (const item of streamEvents(counted, { contracts: CONTRACTS, maxRange: 1 })) {
      expect(item.type).to.equal("event");
      await next;
      break;
    }
    expect(asked.length).to.equal(2);
    expect(asked[1]).to.equal((asked[0] as number) + 1);
  });

  it("gives up when the node refuses a single block", async () => {
    const { client } = await embedded();
    let asked = 0;
    const closed = disturbed(client, {
      getLogs: async () => {
        asked++;
        throw Object.assign(new Error("method not allowed"), { code: -32604 });
      },
    });
    const error = await drain(closed, { maxRange: 4 }).catch((e) => e);
    expect(error.code).to.equal("RPC_REFUSED");
    expect(asked).to.equal(7);
  });

  it("refuses a cursor of another chain", async () => {
    const { client, attestMany, rpc } = await embedded();
    const snapshot = await rpc("evm_snapshot");
    await attestMany(0, 2);
    const { events, checkpoints } = await drain(client);
    const cursors = [events.at(-1)?.cursor, checkpoints.at(-1)] as Cursor[];
    await rpc("evm_revert", snapshot);
    for (const from of cursors) {
      expect((await drain(client, { from }).catch((e) => e)).code, "head below").to.equal("CHAIN_CHANGED");
    }
    await attestMany(7, 2);
    await rpc("evm_mine");
    for (const from of cursors) {
      expect((await drain(client, { from }).catch((e) => e)).code, "other block").to.equal("CHAIN_CHANGED");
    }
  });

  it("notices a chain that changes while it streams", async () => {
    const { client, attestMany, rpc } = await embedded();
    const snapshot = await rpc("evm_snapshot");
    await attestMany(0, 2);
    const head = await client.provider.getBlockNumber();
    const stream = streamEvents(client, { contracts: CONTRACTS, clock: hastyClock() });
    for await (const item of { [Symbol.asyncIterator]: () => ({ next: () => stream.next() }) }) {
      if (item.type === "checkpoint" && item.cursor.block >= head) break;
    }
    await rpc("evm_revert", snapshot);
    await rpc("hardhat_mine", "0x5");
    expect((await stream.next().catch((e) => e)).code).to.equal("CHAIN_CHANGED");
  });

  describe("over a faulty connection", () => {
    let node: TestNode;
    before(async () => {
      node = await startNode();
    });
    after(() => node.close());

    for (const seed of [1, 2, 3]) {
      it(`gives every event once (seed ${seed})`, async () => {
        const options = { cacheTimeout: -1, batchMaxCount: 1, staticNetwork: true };
        const direct = new JsonRpcProvider(node.url, 31_337, options);
        const accounts = [await direct.getSigner(0), await direct.getSigner(1)];
        const { client, attestMany } = await setUp(direct, accounts);
        for (let n = 0; n < 60; n += 3) await attestMany(n, 3);
        const head = await direct.getBlockNumber();
        const expected = await drain(client, { maxRange: 1_000 }, head);

        const rates = { drop: 0.15, cut: 0.15, error: 0.1, busy: 0.1, delay: 0.1 };
        const proxy = await startFaultProxy({ target: node.url, seed, rates, longestDelay: 3 });
        const provider = new JsonRpcProvider(proxy.url, 31_337, options);
        const { events } = await drain({ ...client, provider }, { maxRange: 4 }, head);
        expect(places(events)).to.deep.equal(places(expected.events));
        expect(events.length).to.be.greaterThan(60);
        expect(proxy.counts.drop + proxy.counts.cut + proxy.counts.error + proxy.counts.busy).to.be.greaterThan(5);
        provider.destroy();
        direct.destroy();
        await proxy.close();
      });
    }
  });
});
