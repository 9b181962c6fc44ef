import { Log, type Provider } from "ethers";
import { checksummed } from "./checksummed.ts";

const ADDRESS = /^0x[0-9a-f]{40}$/;
const WORD = /^0x[0-9a-f]{64}$/;
const BYTES = /^0x(?:[0-9a-f]{2})*$/;
const NUMBER = /^0x[0-9a-f]{1,12}$/;

const matches = (form: RegExp, value: unknown): value is string => typeof value === "string" && form.test(value);

/** A log as ethers makes it, of what a node says in JSON, in a fraction of the time; undefined for one that is not to the letter as nodes give it. */
export function plainLog(value: unknown, provider: Provider): Log | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { address, blockHash, blockNumber, data, logIndex, removed, topics, transactionHash, transactionIndex } =
    value as Readonly<Record<string, unknown>>;
  if (!matches(ADDRESS, address) || !matches(WORD, blockHash) || !matches(WORD, transactionHash)) return undefined;
  if (!matches(NUMBER, blockNumber) || !matches(NUMBER, logIndex) || !matches(NUMBER, transactionIndex))
    return undefined;
  if (!matches(BYTES, data) || !Array.isArray(topics) || !topics.every((topic) => matches(WORD, topic)))
    return undefined;
  if (removed !== undefined && typeof removed !== "boolean") return undefined;
  // ethers' constructor defines each property by itself, which takes longer than all else.
  const log: Log = Object.create(Log.prototype);
  return Object.assign(log, {
    provider,
    transactionHash,
    blockHash,
    blockNumber: Number.parseInt(blockNumber, 16),
    removed: removed ?? false,
    address: checksummed(address.slice(2)),
    data,
    topics: Object.freeze(topics.slice()),
    index: Number.parseInt(logIndex, 16),
    transactionIndex: Number.parseInt(transactionIndex, 16),
  });
}
