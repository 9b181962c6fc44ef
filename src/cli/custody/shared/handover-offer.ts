import type { Command } from "commander";
import type { HandoverOffer } from "../../../sdk/custody/model/handover.ts";
import { stepNumber } from "../../../sdk/custody/model/profile.ts";
import { storedInteger, wholeNumber } from "../../shared/values.ts";
import type { OutgoingOptions } from "./messages.ts";
import type { OfflineOptions, SignedUnder } from "./rules-of.ts";
import { takesUnit, type When } from "./takes.ts";
import { quantity, second, whenOf } from "./values.ts";

/** What a giver says of a unit. */
export interface OfferOptions extends OfflineOptions, OutgoingOptions, When {
  readonly to: number;
  readonly step: string;
  readonly quantity: string;
  readonly items: number;
  readonly hours: number;
  readonly evidence?: string;
}

export function takesOffer(command: Command): Command {
  return takesUnit(command)
    .requiredOption("--to <organisation>", "number of the organisation that it is for", wholeNumber)
    .requiredOption("--step <name>", "step of the profile that the receiver takes with it")
    .requiredOption("--quantity <decimal>", "as you measured it, in the profile's unit", quantity)
    .requiredOption("--items <number>", "as you counted", wholeNumber)
    .option("--hours <number>", "how long it may be submitted", wholeNumber, 24)
    .option("--when <time>", "when you measured; now if left out", second)
    .option("--evidence <hash>", "what shows the measurement, 32 bytes");
}

/** A receiver has it from the offer; the giver asks the chain, or says it. */
export function takesHop(command: Command): Command {
  return command.option("--hop <number>", "offline: at which hop the unit is, as `trace --json` says", wholeNumber);
}

export function offerOf(id: string, options: OfferOptions, { profile, hops }: SignedUnder): HandoverOffer {
  const { to, items, hours, evidence } = options;
  const when = whenOf(options);
  return {
    unit: id,
    hop: hops,
    step: stepNumber(profile, options.step),
    to,
    quantity: storedInteger(options.quantity, profile.scale),
    items,
    when,
    deadline: when + hours * 3_600,
    ...(evidence && { evidence }),
  };
}
