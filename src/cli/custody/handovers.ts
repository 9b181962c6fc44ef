import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { handOverManyAndWait } from "../../sdk/actions/custody/hand-over-many.ts";
import type { Condition } from "../../sdk/custody/condition.ts";
import {
  type HandoverMessage,
  handoverMessage,
  offerMessage,
  parseHandoverMessage,
  parseOfferMessage,
} from "../../sdk/custody/message.ts";
import { stepNumber } from "../../sdk/custody/profile.ts";
import { signAcceptance, signOffer } from "../../sdk/custody/sign.ts";
import type { Cli } from "../cli.ts";
import { fault } from "../errors.ts";
import { writeDurably } from "../notarise/write-durably.ts";
import { storedInteger } from "../sensing/values.ts";
import { wholeNumber } from "../values.ts";
import { condition, quantity, second, site, unit, units, unitWithProfile, whenOf } from "./values.ts";

interface OfferOptions {
  readonly to: number;
  readonly step: string;
  readonly quantity: string;
  readonly items: number;
  readonly hours: number;
  readonly when?: number;
  readonly evidence?: string;
  readonly out: string;
}

interface AcceptOptions {
  readonly site: number;
  readonly quantity: string;
  readonly items: number;
  readonly condition: Condition;
  readonly refuse?: readonly string[];
  readonly when?: number;
  readonly evidence?: string;
  readonly out: string;
}

/** `tally custody handover`: the giver offers, the receiver accepts, anybody submits. */
export function registerHandovers(custody: Command, cli: Cli): void {
  const handover = custody
    .command("handover")
    .description("two devices exchange a file, and whoever has network submits it");

  handover
    .command("offer")
    .description("sign that you give a unit, and write the file for the receiver")
    .argument("<unit>", "identifier or id", unit)
    .requiredOption("--to <organisation>", "number of the organisation that it is for", wholeNumber)
    .requiredOption("--step <name>", "step of the profile that the receiver takes with it")
    .requiredOption("--quantity <decimal>", "as you measured it, in the profile's unit", quantity)
    .requiredOption("--items <number>", "as you counted", wholeNumber)
    .requiredOption("--out <file>", "where to write it")
    .option("--hours <number>", "how long it may be submitted", wholeNumber, 24)
    .option("--when <time>", "when you measured; now if left out", second)
    .option("--evidence <hash>", "what shows the measurement, 32 bytes")
    .action(async (id: string, options: OfferOptions) => {
      const client = await cli.writer();
      const { found, profile } = await unitWithProfile(client, id);
      const when = whenOf(options);
      const offer = {
        ...{ unit: id, hop: found.hops, step: stepNumber(profile, options.step), to: options.to },
        ...{ quantity: storedInteger(options.quantity, profile.scale), items: options.items },
        ...{ when, deadline: when + options.hours * 3_600, ...(options.evidence && { evidence: options.evidence }) },
      };
      const signature = await signOffer(cli.signer(), client.deployment, offer);
      const message = offerMessage(client.deployment, offer, signature);
      await writeDurably(options.out, `${JSON.stringify(message)}\n`);
      cli.result(`offer of ${found.identifier} in ${options.out}`, { ok: true, ...message });
    });

  handover
    .command("accept")
    .description("sign that you take what was offered, as you measured it, and write the file to submit")
    .argument("<file>", "as `offer` wrote it")
    .requiredOption("--site <gln>", "where it is from then on", site)
    .requiredOption("--quantity <decimal>", "as you measured it yourself, in the profile's unit", quantity)
    .requiredOption("--items <number>", "as you counted yourself", wholeNumber)
    .option("--condition <word>", "Conformant, SealBroken, Damaged, WrongClass or Refused", condition, "Conformant")
    .option("--refuse <unit>", "a unit in the container that stays with the giver; give it again for more", units)
    .option("--when <time>", "when you measured; now if left out", second)
    .option("--evidence <hash>", "what shows the measurement, 32 bytes")
    .requiredOption("--out <file>", "where to write it")
    .action(async (file: string, options: AcceptOptions) => {
      const client = await cli.writer();
      const message = parseOfferMessage(read(file), client.deployment);
      const { offer } = message;
      const { found, profile } = await unitWithProfile(client, offer.unit);
      const { site, items, condition, refuse: refused, evidence } = options;
      const measured = storedInteger(options.quantity, profile.scale);
      const acceptance = {
        ...{ site, quantity: measured, items, condition, when: whenOf(options) },
        ...(refused && { refused }),
        ...(evidence && { evidence }),
      };
      const signature = await signAcceptance(cli.signer(), client.deployment, offer, acceptance);
      const both: HandoverMessage = handoverMessage(message, acceptance, signature);
      await writeDurably(options.out, `${JSON.stringify(both)}\n`);
      cli.result(`handover of ${found.identifier} in ${options.out}`, { ok: true, ...both });
    });

  handover
    .command("submit")
    .description("bring handovers with both signatures to the chain, all or none; anybody may")
    .argument("<files...>", "as `accept` wrote them")
    .action(async (files: string[]) => {
      const client = await cli.writer();
      const all = files.map((file) => parseHandoverMessage(read(file), client.deployment));
      const { handovers, receipt } = await handOverManyAndWait(client, { handovers: all });
      const lines = handovers.map(({ unit, outcome, from, to }) => `${unit} ${outcome}: organisation ${from} -> ${to}`);
      cli.result(lines.join("\n"), { ok: true, handovers, tx: receipt.hash });
    });
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code;
    throw fault("FILE_UNREADABLE", `${file} cannot be read: ${reason}`, { file, reason }, cause);
  }
}
