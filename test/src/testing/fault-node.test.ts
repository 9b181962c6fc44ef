import { expect } from "chai";
import { type JsonRpcProvider, Wallet } from "ethers";
import { isTallyError } from "../../../src/lib/errors.ts";
import type { Client } from "../../../src/sdk/core/client.ts";
import { connect } from "../../../src/sdk/core/connect.ts";
import type { Cursor } from "../../../src/sdk/core/events/cursor.ts";
import { streamEvents } from "../../../src/sdk/core/events/stream.ts";
import { openProvider } from "../../../src/sdk/core/open-provider.ts";
import { queryEvents } from "../../../src/sdk/core/query-events.ts";
import { rpc } from "../../../src/sdk/core/rpc.ts";
import { memoryStore } from "../../../src/sdk/core/send/memory-store.ts";
import { createOutbox } from "../../../src/sdk/core/send/outbox.ts";
import { signerSender } from "../../../src/sdk/core/send/signer-sender.ts";
import { membersContract, timelockContract } from "../../../src/sdk/members/contracts.ts";
import { hastyClock } from "../../../src/testing/clock.ts";
import { type FaultNode, startFaultNode } from "../../../src/testing/fault-node.ts";
import { FAULTS, type Fault, type FaultName, type Work } from "../../../src/testing/faults.ts";
import { startNode, type TestNode } from "../../../src/testing/node.ts";
import { deployTestSystem, type TestSystem } from "../../../src/testing/system.ts";

const CONTRACTS = [membersContract, timelockContract] as const;
const CALLS = [1, 2, 3].map((n) => ({ to: `0x${"11".repeat(19)}0${n}`, data: "0x", gasLimit: 21_000n }));

/** Asks again while the error says that this can help. */
async function persist<T>(ask: () => Promise<T>): Promise<T> {
  for (let asked = 1; ; asked++) {
    try {
      return await rpc(ask);
    } catch (error) {
      if (!isTallyError(error) || !error.retryable || asked === 20) throw error;
    }
  }
}

describe("under each fault of a node", () => {
  let node: TestNode;
  let system: TestSystem;
  let faults: FaultNode;
  let provider: JsonRpcProvider;
  /** Of the middle of the chain. */
  let cursor: Cursor;
  before(async () => {
    node = await startNode();
    system = await deployTestSystem(node.chain);
    await system.ethers.provider.send("hardhat_mine", ["0x20"]);
    faults = await startFaultNode(node.url);
    const middle = await system.ethers.provider.getBlock(8);
    cursor = { block: 8, logIndex: null, blockHash: middle?.hash as string };
  });
  after(async () => {
    await faults.close();
    await node.close();
  });
  beforeEach(() => {
    faults.set(undefined);
    provider = openProvider({ url: faults.url, chainId: 31_337, timeout: 400 });
  });
  afterEach(() => provider.destroy());

  /** An account of its own, with money. */
  async function account(): Promise<Wallet> {
    const wallet = new Wallet(Wallet.createRandom().privateKey, provider);
    await system.ethers.provider.send("hardhat_setBalance", [wallet.address, "0xde0b6b3a7640000"]);
    return wallet;
  }

  /** The targets of all transactions of an account, by the chain itself. */
  async function sentBy(address: string): Promise<(string | null)[]> {
    const targets: (string | null)[] = [];
    const head = await system.ethers.provider.getBlockNumber();
    for (let n = 0; n <= head; n++) {
      const block = await system.ethers.provider.getBlock(n, true);
      for (const tx of block?.prefetchedTransactions ?? []) if (tx.from === address) targets.push(tx.to);
    }
    return targets;
  }

  /** Each kind of work: does it once connected, and checks that nothing is lost and nothing doubled. */
  const WORKS: Readonly<Record<Work, (begin: () => void) => Promise<void>>> = {
    async outbox(begin) {
      const signer = await account();
      const outbox = await createOutbox({ provider, signer, store: memoryStore(), clock: hastyClock() });
      begin();
      try {
        for (const [n, call] of CALLS.entries()) {
          const sent = await persist(() => outbox.send(call, { idempotencyKey: `act ${n}` }));
          expect((await sent.receipt()).status).to.equal(1);
        }
      } finally {
        await outbox.close();
      }
      expect(await sentBy(signer.address)).to.deep.equal(CALLS.map(({ to }) => to));
    },
    async signer(begin) {
      const signer = await account();
      const sender = await signerSender(signer, { clock: hastyClock(), pollInterval: 500 });
      begin();
      for (const call of CALLS) {
        const sent = await persist(() => sender.send(call));
        expect((await sent.receipt()).status).to.equal(1);
      }
      expect(await sentBy(signer.address)).to.deep.equal(CALLS.map(({ to }) => to));
    },
    async read(begin) {
      const read = async (client: Client) => {
        const members = membersContract(client);
        const found: string[] = [];
        for await (const { blockNumber, index } of queryEvents(client, members, members.filters.Enrolled(), {
          fromBlock: 0,
        })) {
          found.push(`${blockNumber}/${index}`);
        }
        return found;
      };
      const client = await connect({ provider, deployment: system.deployment });
      const expected = await read({ provider: system.ethers.provider, deployment: system.deployment });
      expect(expected).not.to.deep.equal([]);
      begin();
      expect(await persist(() => read(client))).to.deep.equal(expected);
    },
    async stream(begin) {
      const read = async (client: Client) => {
        const places: string[] = [];
        const head = await system.ethers.provider.getBlockNumber();
        for await (const item of streamEvents(client, { contracts: CONTRACTS, from: cursor, clock: hastyClock() })) {
          if (item.type === "event") places.push(`${item.blockNumber}/${item.logIndex}`);
          else if (item.cursor.block >= head) break;
        }
        return places;
      };
      const client = await connect({ provider, deployment: system.deployment });
      const expected = await read({ provider: system.ethers.provider, deployment: system.deployment });
      expect(expected).not.to.deep.equal([]);
      begin();
      expect(await read(client)).to.deep.equal(expected);
    },
  };

  for (const [name, fault] of Object.entries(FAULTS) as [FaultName, Fault][]) {
    for (const work of fault.works) {
      it(`${name}: ${work} ${fault.ends === undefined ? "gets done" : `ends with ${fault.ends}`}`, async () => {
        if (fault.atStart) faults.set(name, fault.times);
        const done = WORKS[work](() => {
          if (!fault.atStart) faults.set(name, fault.times);
        });
        const code = await done.then(
          () => undefined,
          (error) => {
            if (isTallyError(error)) return error.code;
            throw error;
          },
        );
        expect(code).to.equal(fault.ends);
        expect(faults.made, "faults made").to.be.greaterThan(0);
      });
    }
  }
});
