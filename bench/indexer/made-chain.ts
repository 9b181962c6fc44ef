import {
  AbstractProvider,
  Block,
  type BlockTag,
  type Filter,
  Interface,
  Log,
  Network,
  type PerformActionRequest,
  toBeHex,
} from "ethers";
import type { Client } from "../../src/sdk/core/client.ts";
import { packUnitWord } from "../../src/sdk/custody/model/unit-word.ts";
import { abi } from "../../types/abi/Custody.ts";

const EVENTS_PER_BLOCK = 50;
const CUSTODY = `0x${"c0".repeat(20)}`;
const hash = (kind: number, number: number) => toBeHex((BigInt(kind) << 64n) | BigInt(number), 32);

/** A chain that was never mined: units come into being and take steps, fifty events a block, encoded as a node gives them. */
export function madeChain(events: number): { readonly client: Client; readonly head: number } {
  const head = Math.ceil(events / EVENTS_PER_BLOCK);
  const custody = new Interface(abi);
  const logs = Array.from({ length: events }, (_, i) => logOf(custody, i));
  const contracts = { Custody: { address: CUSTODY, block: 1, tx: hash(9, 1), args: "0x", version: "0", commit: "" } };
  const deployment = { network: "made", chainId: 31_337, genesisHash: hash(1, 0), contracts };
  return { client: { provider: new MadeProvider(logs, head), deployment }, head };
}

/** Every second event is of a new unit, and the next one is a step of it. */
function logOf(custody: Interface, i: number) {
  const [block, unit] = [1 + Math.floor(i / EVENTS_PER_BLOCK), hash(7, i >> 1)];
  const state = packUnitWord({
    custodian: 1 + ((i >> 1) % 20),
    site: 6_941_234_000_012,
    rules: 1,
    classes: [0],
    step: i % 2,
    phase: "Active",
    isSealed: false,
    isContainer: false,
    isPacked: false,
    isOverdue: false,
    isRecalled: false,
    hops: 0,
    items: 1,
    since: 1_700_000_000 + block,
    quantity: 1_000 + (i % 1_000),
  });
  const identifier = `8003/06941234000012B${i >> 1}`;
  const { topics, data } =
    i % 2 === 0
      ? custody.encodeEventLog("UnitCreated", [unit, identifier, state, hash(3, i), identifier])
      : custody.encodeEventLog("StepRecorded", [
          unit,
          1 + ((i >> 1) % 20),
          state,
          CUSTODY,
          1_700_000_000 + block,
          hash(3, i),
        ]);
  return { block, index: i % EVENTS_PER_BLOCK, topics, data, transaction: hash(2, i) };
}

type MadeLog = ReturnType<typeof logOf>;

class MadeProvider extends AbstractProvider {
  readonly #logs: readonly MadeLog[];
  readonly #head: number;

  constructor(logs: readonly MadeLog[], head: number) {
    super(31_337);
    [this.#logs, this.#head] = [logs, head];
  }

  override async _detectNetwork() {
    return Network.from(31_337);
  }

  override async getBlockNumber(): Promise<number> {
    return this.#head;
  }

  override async getBlock(tag: BlockTag | string): Promise<Block | null> {
    const number = Number(tag);
    const known = { number, hash: hash(1, number), timestamp: 1_700_000_000 + number, transactions: [] };
    return new Block(known as unknown as ConstructorParameters<typeof Block>[0], this);
  }

  override async getLogs({ fromBlock, toBlock }: Filter): Promise<Log[]> {
    const [from, to] = [Number(fromBlock), Number(toBlock)];
    return this.#logs
      .slice((from - 1) * EVENTS_PER_BLOCK, to * EVENTS_PER_BLOCK)
      .map(({ block, index, topics, data, transaction }) => {
        const at = {
          blockNumber: block,
          blockHash: hash(1, block),
          transactionHash: transaction,
          transactionIndex: index,
        };
        return new Log({ ...at, address: CUSTODY, data, topics, index, removed: false }, this);
      });
  }

  override async getCode(): Promise<string> {
    return "0x60";
  }

  override async _perform<T>({ method }: PerformActionRequest): Promise<T> {
    throw new RangeError(`${method} is not asked here`);
  }
}
