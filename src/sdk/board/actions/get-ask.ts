import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import { rpc } from "../../core/rpc.ts";
import { boardContract } from "../contracts.ts";
import type { Ask } from "../model/ask.ts";
import { findAsk } from "../model/find.ts";
import { ASK_STATES, type AskState, wordOf } from "../model/states.ts";

export interface GetAskParameters {
  /** The ask's id. */
  readonly ask: string;
}

/** An ask as it stands now. */
export interface AskOnChain {
  readonly id: string;
  readonly state: AskState;
  readonly ask: Ask;
  /** What of it is taken. */
  readonly taken: bigint;
  /** Quotes that the seller saw. */
  readonly reveals: number;
}

/**
 * Reads an ask as it stands now. What it says is from the event that told it.
 *
 * @throws `NOT_FOUND`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { getAsk } from "tallystick/board";
 *
 * const { state, taken } = await getAsk(client, { ask });
 * console.log(state, taken);
 */
export async function getAsk(client: Client, parameters: GetAskParameters): Promise<AskOnChain> {
  const id = checkBytes32("ask", parameters.ask);
  const ask = await findAsk(client, id);
  const { state, taken, reveals } = await rpc(() => boardContract(client).askOf(id));
  return { id, state: wordOf(ASK_STATES, state), ask, taken, reveals: Number(reveals) };
}
