import { isTallyError, type TallyError } from "../lib/errors.ts";
import { getLightClient, type LightClient } from "../sdk/anchoring/actions/get-light-client.ts";
import { isSameSet } from "../sdk/anchoring/chain/plan-updates.ts";
import { requireQuorum } from "../sdk/anchoring/model/seals.ts";
import { requireBlock } from "../sdk/core/require-block.ts";
import { isRevert } from "../sdk/core/revert.ts";
import { rpc } from "../sdk/core/rpc.ts";
import { type BringParameters, bringHeight, compareRecorded, recordedAt, stopped } from "./bring.ts";
import { relayError } from "./errors.ts";
import { fetchSlots } from "./fetch-slots.ts";
import type { RequestStore } from "./store/requests.ts";

export interface RoundParameters extends Omit<BringParameters, "block"> {
  readonly requests: RequestStore;
  /** Share of the trust period after which a header is brought though nobody asked. */
  readonly renewAt: number;
  /** Blocks whose state nodes of the other chain keep. */
  readonly keptBlocks: number;
  /** The newest header that was compared with what nodes tell. */
  readonly compared: Set<string>;
}

export interface Round {
  /** The other chain's newest block. */
  readonly head: number;
  readonly light: LightClient;
  /** Transactions that were sent. */
  readonly brought: number;
  /** Slots whose state was gone. */
  readonly missed: number;
  /** What is wrong, and did not keep the round from being made. */
  readonly problems: readonly TallyError[];
}

/** What a node says that lies, or has lost its chain: nothing of it was sent. */
const LIES = ["QBFT_SEALS_INSUFFICIENT", "QBFT_HEADER_INVALID", "HEADER_MISMATCH", "STATE_PROOF_INVALID"] as const;

/**
 * Brings what is needed at the other chain's newest block: heights that were asked for; its header where other validators are listed
 * there than are trusted; and its header where trust would end.
 *
 * @throws what keeps the round from being made; what is wrong with single headers is among its problems.
 */
export async function makeRound(parameters: RoundParameters): Promise<Round> {
  const { client, side, requests, lightClient, keptBlocks } = parameters;
  const problems: TallyError[] = [];
  const head = await side.head();
  const late = requests.waiting().filter((number) => number <= head - keptBlocks);
  const missed = await slotsAt(head, parameters, problems);
  if (missed > 0 || late.length > 0) problems.push(behind(late, missed, parameters));

  const light = requireActive(await getLightClient(client, { lightClient }));
  const block = await rpc(() => client.provider.getBlockNumber());
  const asked = requests.waiting().filter((number) => number <= head);
  let brought = await compareNewest(head, light, { ...parameters, block }, problems);
  for (const number of await wantedOf(head, light, asked, parameters, problems)) {
    const before = await getLightClient(client, { lightClient });
    try {
      brought += await bringHeight(number, { ...parameters, block });
      if (asked.includes(number)) requests.settle(number, "Recorded");
    } catch (error) {
      if (isLie(error)) problems.push(lies(error.message));
      else if (isNotYet(error)) continue;
      else if (!isRevert(error)) throw error;
      else {
        const after = requireActive(await getLightClient(client, { lightClient }));
        // Where somebody else has brought another header meanwhile, the next round looks again.
        if (after.number !== before.number || after.era !== before.era) continue;
        if (asked.includes(number)) requests.settle(number, "Refused", error.message);
        else problems.push(error);
      }
    }
  }
  return { head, light, brought, missed, problems };
}

/** @throws `LIGHT_CLIENT_STOPPED`. */
function requireActive(light: LightClient): LightClient {
  const { lightClient, status, number, trustedUntil } = light;
  if (status === "Frozen") throw stopped(lightClient, "it is frozen", number);
  if (status === "Expired") throw stopped(lightClient, `its trust ended at ${trustedUntil}`, number);
  return light;
}

/** Heights in ascending order: validators that one lists are trusted before the next is judged. */
async function wantedOf(
  head: number,
  light: LightClient,
  asked: readonly number[],
  { client, side, renewAt }: RoundParameters,
  problems: TallyError[],
): Promise<readonly number[]> {
  const wanted = new Set(asked);
  if (head <= light.number) return [...wanted];
  const { timestamp } = await requireBlock(client.provider, "latest");
  if (timestamp >= light.time + renewAt * light.trustPeriod) wanted.add(head);
  try {
    const header = await side.header(head, light.validators);
    if (!isSameSet(light.validators, header.extraData.validators)) wanted.add(head);
    else requireQuorum(header, light.validators); // a node that lies is known before a header of its is needed
  } catch (error) {
    if (isLie(error)) problems.push(lies(error.message));
    else if (!isNotYet(error)) throw error;
  }
  return [...wanted].toSorted((a, b) => a - b);
}

/** The newest header may be somebody else's: it is compared with what the nodes tell, once. */
async function compareNewest(
  head: number,
  light: LightClient,
  parameters: RoundParameters & BringParameters,
  problems: TallyError[],
): Promise<number> {
  const { client, lightClient, compared } = parameters;
  const name = `${light.era} ${light.number}`;
  if (compared.has(name) || light.number > head) return 0;
  try {
    const recorded = await recordedAt(client, lightClient, light.number);
    const brought = recorded === undefined ? 0 : await compareRecorded(recorded, light, parameters);
    compared.clear();
    compared.add(name);
    return brought;
  } catch (error) {
    if (isLie(error)) problems.push(lies(error.message));
    else if (!isNotYet(error)) throw error;
    return 0;
  }
}

async function slotsAt(head: number, { side, requests }: RoundParameters, problems: TallyError[]) {
  try {
    return (await fetchSlots(head, side, requests)).missed;
  } catch (error) {
    if (isLie(error)) problems.push(lies(error.message));
    else if (!isNotYet(error)) throw error;
    return 0;
  }
}

function isLie(error: unknown): error is TallyError {
  return LIES.some((code) => isTallyError(error, code));
}

/** Besu tells of a block before it can give it: the next look finds it. */
const isNotYet = (error: unknown): boolean => isTallyError(error, "BLOCK_UNKNOWN");

function lies(reason: string) {
  return relayError("SIDE_NODE_LIES", `a node of the other chain lies, nothing was sent: ${reason}`, { reason });
}

function behind(late: readonly number[], missed: number, { keptBlocks }: RoundParameters) {
  const [first] = late;
  const what = first === undefined ? `${missed} states that were asked for are gone` : `height ${first} still waits`;
  const values = { number: first, late: late.length, missed, keptBlocks };
  return relayError("STATE_MISSED", `behind: ${what}, and nodes keep the state of ${keptBlocks} blocks`, values);
}
