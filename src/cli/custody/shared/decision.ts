import { Argument, type Command } from "commander";
import type { Client } from "../../../sdk/core/client.ts";
import type { DisputeResolution } from "../../../sdk/custody/model/handover.ts";
import { storedInteger, wholeNumber } from "../../shared/values.ts";
import { takesUnit } from "./takes.ts";
import { quantity, unitWithProfile } from "./values.ts";

/** How whoever is no side of a dispute decides it. */
export interface Decision {
  readonly statement: string;
  readonly quantity?: string;
  readonly items?: number;
}

const OUTCOME = "take: the receiver takes it; return: it goes back";

/** @param statement Whose statement it has to be. */
export function takesDecision(command: Command, statement: string): Command {
  return takesUnit(command)
    .addArgument(new Argument("<outcome>", OUTCOME).choices(["take", "return"]))
    .requiredOption("--statement <uid>", `${statement} that says why`)
    .option("--quantity <decimal>", "what is on record from then on; as it is if left out", quantity)
    .option("--items <number>", "as above", wholeNumber);
}

/** @param deadline Last second at which it may be submitted. */
export async function resolutionOf(
  client: Client,
  [unit, outcome, options]: readonly [unit: string, outcome: string, options: Decision],
  deadline: number,
): Promise<DisputeResolution> {
  const { found, profile } = await unitWithProfile(client, unit);
  const amount = options.quantity === undefined ? found.quantity : storedInteger(options.quantity, profile.scale);
  const items = options.items ?? found.items;
  return { unit, hop: found.hops, accepted: outcome === "take", quantity: amount, items, deadline };
}
