import { type Provider, toQuantity } from "ethers";
import { isTallyError } from "../../../lib/errors.ts";
import { sdkError } from "../../core/errors.ts";
import { nodeCode } from "../../core/node-message.ts";
import { headerRlp, type RpcBlock } from "../../core/proof/header.ts";
import { rawRpc } from "../../core/proof/raw-rpc.ts";
import { decodeQbftHeader, type QbftHeader } from "../model/qbft-header.ts";
import { invalidHeader } from "../model/rlp.ts";

/** Besu's answer where a group of methods is off, and everybody's for a method that is not there. */
const NOT_ENABLED = [-32604, -32601];
/** Of any header: 256 validators and their seals are 23 kB. What is longer is not looked at. */
const MOST_BYTES = 64 * 1024;

/**
 * The header of a block of a QBFT chain, with its seals. A node that does not serve DEBUG gives it too: it is made of its JSON.
 *
 * Whether its seals are those of validators is not looked at.
 *
 * @throws `BLOCK_UNKNOWN`, `QBFT_HEADER_INVALID`, `HEADER_MISMATCH`; `RPC_UNREACHABLE`, `RPC_REFUSED`.
 *
 * @example
 * import { fetchQbftHeader } from "tallystick/anchoring";
 *
 * const { stateRoot, timestamp } = await fetchQbftHeader(sideProvider, 300);
 */
export async function fetchQbftHeader(provider: Provider, number: number): Promise<QbftHeader> {
  const rlp = (await rawHeader(provider, number)) ?? (await rebuiltHeader(provider, number));
  const header = decodeQbftHeader(requireShort(rlp));
  return header.number === number ? header : invalidHeader("number", header.number, `${number}, which was asked for`);
}

/** Undefined where the node does not serve raw headers. */
async function rawHeader(provider: Provider, number: number): Promise<string | undefined> {
  let answer: unknown;
  try {
    answer = await rawRpc(provider, "debug_getRawHeader", [toQuantity(number)]);
  } catch (error) {
    if (isTallyError(error, "RPC_REFUSED") && NOT_ENABLED.includes(nodeCode(error) ?? 0)) return undefined;
    throw error;
  }
  if (answer === null || answer === undefined) throw unknownBlock(number);
  return typeof answer === "string" ? answer : invalidHeader("header", answer, "bytes in hex");
}

async function rebuiltHeader(provider: Provider, number: number): Promise<string> {
  const block = (await rawRpc(provider, "eth_getBlockByNumber", [toQuantity(number), false])) as RpcBlock | null;
  if (!block) throw unknownBlock(number);
  return headerRlp(block);
}

function requireShort(rlp: string): string {
  const bytes = rlp.length / 2 - 1;
  return bytes > MOST_BYTES ? invalidHeader("header", `${bytes} bytes`, `at most ${MOST_BYTES} bytes`) : rlp;
}

function unknownBlock(number: number) {
  return sdkError("BLOCK_UNKNOWN", `the node does not have block ${number}`, { block: number });
}
