import type { Clock } from "../../../lib/clock.ts";
import type { NodeRpc } from "../../rpc/call-rpc.ts";
import { readQbftHeader } from "../../rpc/header.ts";
import { requireResult } from "../../rpc/require-result.ts";
import { networkRunError } from "../../run/errors.ts";
import { until } from "../../run/until.ts";
import type { HeadObservation } from "../observation.ts";

/** Newest blocks whose rounds are looked at. */
const RECENT = 20;
/** Seconds within which a block came lately, so that none is waited for. */
const LATELY = 5;

/** The newest blocks; waits for one more where the newest is old, but no longer than `within` milliseconds. */
export async function observeHead(rpc: NodeRpc, clock: Clock, within: number): Promise<HeadObservation> {
  const head = await newestOf(rpc);
  const age = Math.floor(clock.now() / 1000) - head.timestamp;
  const comes = async () => Number(await requireResult(rpc, "eth_blockNumber")) > head.number;
  const grew = (age >= 0 && age <= LATELY) || (await until(comes, { clock, within }));
  // Clocks are judged by a block that has just come.
  const newest = grew && age > LATELY ? await newestOf(rpc) : head;
  const numbers = Array.from({ length: Math.min(RECENT, newest.number) }, (_, i) => newest.number - i);
  const answers = await rpc.callAll(
    numbers.map((number) => ({ method: "eth_getBlockByNumber", params: [`0x${number.toString(16)}`, false] })),
  );
  const recent = answers.flatMap((answer) => (answer.ok ? (readQbftHeader(answer.result) ?? []) : []));
  return { ...newest, header: readQbftHeader(newest.block), recent, grew };
}

async function newestOf(rpc: NodeRpc) {
  const block = (await requireResult(rpc, "eth_getBlockByNumber", "latest", false)) as HeadObservation["block"] | null;
  const [number, timestamp] = [Number(block?.number), Number(block?.timestamp)];
  if (block !== null && Number.isSafeInteger(number) && Number.isSafeInteger(timestamp)) {
    return { block, number, timestamp };
  }
  const message = "the newest block has no number or no time";
  throw networkRunError("NODE_REFUSED", `${rpc.url}: ${message}`, { url: rpc.url, message });
}
