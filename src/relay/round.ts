import type { Clock } from "../lib/clock.ts";
import { isTallyError, type TallyError } from "../lib/errors.ts";
import type { LightClient } from "../sdk/anchoring/actions/get-light-client.ts";
import { findRecordedHeader, type RecordedHeader } from "../sdk/anchoring/chain/find-recorded-header.ts";
import { isSameSet } from "../sdk/anchoring/chain/plan-updates.ts";
import { requireBlock } from "../sdk/core/require-block.ts";
import type { Newest } from "./side/newest-sealed.ts";
import type { RequestStore } from "./store/request.ts";
import { checkRecorded, readActive, type TryParameters, tryHeight } from "./try-height.ts";

export interface RoundParameters extends Omit<TryParameters, "block"> {
  readonly requests: RequestStore;
  /** Share of the trust period after which a header is brought though nobody asked. */
  readonly renewAt: number;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** What rounds remember of those before. */
export interface RoundMemory {
  /** The newest header that was compared with what nodes tell. */
  compared?: string;
  /** Trust from which no header led to the newest block, and the height from which on that is looked for again. */
  lost?: { readonly trust: string; readonly until: number; readonly problem: TallyError } | undefined;
  /** The last of the waiting heights that was tried. */
  tried: number;
}

/** Heights that are brought in one round: each may take a block of this chain. */
const MOST_PER_ROUND = 32;
/** Blocks of the other chain until headers that lead to its newest are looked for again, where none did. */
const LOST_FOR = 32;

interface Running extends RoundParameters, TryParameters {
  readonly newest: Newest;
  readonly memory: RoundMemory;
  /** Hears of what is wrong. */
  readonly problems: TallyError[];
}

/**
 * Brings what is needed at the other chain's newest block: heights that were asked for; its header where other validators are listed
 * there than are trusted; and its header where trust would end.
 *
 * @returns what is wrong, and did not keep the round from being made.
 * @throws what keeps the round from being made: `LIGHT_CLIENT_STOPPED`, and as this chain's node.
 */
export async function makeRound(
  newest: Newest,
  memory: RoundMemory,
  parameters: RoundParameters,
): Promise<readonly TallyError[]> {
  const { client, requests, clock } = parameters;
  const { number: block, timestamp } = await requireBlock(client.provider, "latest", clock);
  const round: Running = { ...parameters, block, newest, memory, problems: [] };
  const light = await readActive(round);
  requests.enter(light.era);
  await compareNewest(light, round);
  await bringWanted(light, timestamp, round);
  requests.prune();
  return round.problems;
}

async function bringWanted(first: LightClient, time: number, round: Running): Promise<void> {
  const { client, lightClient, requests, memory, newest, signal, renewAt, problems, clock } = round;
  const { head, header } = newest;
  const isTrusted = head <= first.number || isSameSet(first.validators, header.extraData.validators);
  if (isTrusted) requests.retryUntrusted();
  memory.lost = isTrusted ? undefined : stillLost(first, round);
  if (memory.lost) problems.push(memory.lost.problem);
  const due = requests.due({ head, after: memory.tried, most: MOST_PER_ROUND });
  memory.tried = due.next;
  const isRenewal = head > first.number && time >= first.time + renewAt * first.trustPeriod;
  // Heights of before a change of validators are brought before it: later they are not taken any more.
  const isHeadNeeded = !memory.lost && (isRenewal || (!isTrusted && due.isAll));
  const asked = new Set(due.numbers);
  const wanted = isHeadNeeded ? new Set([...asked, head]) : asked;
  let [light, isUp] = [first, true];
  for (const number of wanted) {
    if (signal.aborted) return;
    const recorded = await findRecordedHeader(client, { lightClient, number });
    if (recorded !== undefined) {
      // Whatever nodes say, or do not: this chain has it.
      requests.settle(number, { state: "Recorded", at: clock.now(), stateRoot: recorded.stateRoot });
      if (isUp) await compare(recorded, light, round);
      continue;
    }
    if (!isUp) continue;
    const trust = trustOf(light);
    const tried = await tryHeight(number, light, round);
    light = tried.light;
    const { brought } = tried;
    const at = clock.now();
    if (brought.state === "Recorded") requests.settle(number, { ...brought, at });
    else if (brought.state === "Waiting") {
      if (brought.problem) problems.push(brought.problem);
      isUp = !isTallyError(brought.problem, "RPC_UNREACHABLE");
    } else {
      // Where trust leads to the newest block and not to a height below, it never will.
      const isLost = brought.state === "Untrusted" && !isTrusted;
      const { message: reason } = brought.problem;
      requests.settle(number, { state: isLost ? "Untrusted" : "Refused", at, reason });
      if (isLost && number === head) memory.lost = { trust, until: head + LOST_FOR, problem: brought.problem };
      // That a height is refused is for who asked for it.
      if (number === head && (isLost || !asked.has(head))) problems.push(brought.problem);
    }
  }
}

/** Nothing new is known since no header led to the newest block. */
function stillLost(light: LightClient, { memory: { lost }, newest }: Running): RoundMemory["lost"] {
  return lost?.trust === trustOf(light) && newest.head < lost.until ? lost : undefined;
}

const trustOf = ({ era, number }: LightClient): string => `${era} ${number}`;

/** The newest header may be somebody else's: it is compared with what the nodes tell, once. */
async function compareNewest(light: LightClient, round: Running): Promise<void> {
  const { client, lightClient, memory, newest } = round;
  const name = trustOf(light);
  if (memory.compared === name || light.number > newest.head) return;
  const recorded = await findRecordedHeader(client, { lightClient, number: light.number });
  if (recorded === undefined || (await compare(recorded, light, round))) memory.compared = name;
}

/** Whether it could be compared. */
async function compare(recorded: RecordedHeader, light: LightClient, round: Running): Promise<boolean> {
  const { isCompared, problem } = await checkRecorded(recorded, light, round);
  if (problem) round.problems.push(problem);
  return isCompared;
}
