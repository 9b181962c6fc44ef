import { isTallyError, type TallyError } from "../lib/errors.ts";
import { type FetchSlotsParameters, fetchSlots } from "./fetch-slots.ts";
import { faultOf, isNotYet } from "./side/faults.ts";
import { fetchNewestSealed, type Newest } from "./side/newest-sealed.ts";

export interface LookParameters extends Omit<FetchSlotsParameters, "head"> {
  /** Hears of the newest block before anything is done with it. */
  readonly onNewest: (newest: Newest) => void;
}

/** What a look at the other chain found. */
export interface Look {
  /** Slots whose state was gone. */
  readonly missed: number;
  /** What is wrong, and did not keep it from looking. */
  readonly problems: readonly TallyError[];
}

const NOTHING: Look = { missed: 0, problems: [] };

/**
 * Looks at the other chain: its newest block, and proofs that are asked for. Independent of what goes on on this chain.
 *
 * @throws what all its nodes say that do not answer.
 */
export async function look(parameters: LookParameters): Promise<Look> {
  const { side, trusted, onNewest } = parameters;
  let newest: Newest;
  try {
    newest = await fetchNewestSealed(side, trusted);
  } catch (error) {
    if (isNotYet(error)) return NOTHING;
    throw isTallyError(error) ? faultOf(error) : error;
  }
  onNewest(newest);
  return fetchSlots({ ...parameters, head: newest.head });
}
