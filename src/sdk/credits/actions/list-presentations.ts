import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import { deployedContract } from "../../core/deployment.ts";
import { queryEvents } from "../../core/query-events.ts";
import { rpc } from "../../core/rpc.ts";
import { lettersOfCreditContract } from "../contracts.ts";
import { type Drawing, drawingFrom } from "../model/drawing.ts";
import { PRESENTATION_STATES, type PresentationState, wordOf } from "../model/states.ts";

export interface ListPresentationsParameters {
  /** The credit's id; all credits where it is left out. */
  readonly credit?: string;
}

/** Documents that were presented, and their state now. */
export interface ListedPresentation {
  readonly presentation: string;
  readonly state: PresentationState;
  readonly drawing: Drawing;
}

/**
 * What was presented, in the order of the chain.
 *
 * @throws `RPC_UNREACHABLE`, `RPC_REFUSED`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { listPresentations } from "tallystick/credits";
 *
 * for (const { presentation, state } of await listPresentations(client, { credit })) console.log(presentation, state);
 */
export async function listPresentations(
  client: Client,
  { credit }: ListPresentationsParameters = {},
): Promise<ListedPresentation[]> {
  const of = credit === undefined ? undefined : checkBytes32("credit", credit);
  const contract = lettersOfCreditContract(client);
  const { block: fromBlock } = deployedContract(client.deployment, "LettersOfCredit", "credits");
  const listed: ListedPresentation[] = [];
  const filter = contract.filters.Presented(undefined, of);
  for await (const { args } of queryEvents(client, contract, filter, { fromBlock })) {
    const { state } = await rpc(() => contract.presentationOf(args.presentation));
    const drawing = drawingFrom(args.drawing);
    listed.push({ presentation: args.presentation, state: wordOf(PRESENTATION_STATES, state), drawing });
  }
  return listed;
}
