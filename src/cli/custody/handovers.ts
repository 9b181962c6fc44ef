import type { Command } from "commander";
import { handOverAndWait } from "../../sdk/custody/actions/hand-over.ts";
import type { Condition } from "../../sdk/custody/model/condition.ts";
import type { HandoverAcceptance, HandoverOffer } from "../../sdk/custody/model/handover.ts";
import { handoverMessage, handoverOfferMessage, parseHandoverOfferMessage } from "../../sdk/custody/model/message.ts";
import { stepNumber } from "../../sdk/custody/model/profile.ts";
import { signHandoverAcceptance, signHandoverOffer } from "../../sdk/custody/model/sign.ts";
import type { Cli } from "../cli.ts";
import { storedInteger } from "../sensing/values.ts";
import { wholeNumber } from "../values.ts";
import { checkOutgoing, give, incoming, type OutgoingOptions, oneIncoming, texts } from "./messages.ts";
import { PROFILE_SOURCE } from "./profile-source.ts";
import { type OfflineOptions, rulesOf, type SignedUnder } from "./rules-of.ts";
import { submitAll, submitEach, told } from "./submit.ts";
import { condition, quantity, second, site, unit, units, whenOf } from "./values.ts";

interface OfferOptions extends OfflineOptions, OutgoingOptions {
  readonly to: number;
  readonly step: string;
  readonly quantity: string;
  readonly items: number;
  readonly hours: number;
  readonly when?: number;
  readonly evidence?: string;
}

interface AcceptOptions extends OfflineOptions, OutgoingOptions {
  readonly site: number;
  readonly quantity: string;
  readonly items: number;
  readonly condition: Condition;
  readonly refuse?: readonly string[];
  readonly when?: number;
  readonly evidence?: string;
  readonly payload?: string;
}

/** One process for both: what the receiver measured is what the giver did where it is left out. */
interface BothOptions extends OfferOptions {
  readonly site: number;
  readonly takenQuantity?: string;
  readonly takenItems?: number;
  readonly condition: Condition;
  readonly refuse?: readonly string[];
  readonly takenEvidence?: string;
  readonly takerKeyFile?: string;
}

/** `tally custody handover`: the giver offers, the receiver accepts, anybody submits. */
export function registerHandovers(custody: Command, cli: Cli): void {
  const handover = custody
    .command("handover")
    .description("two devices exchange a file or a QR code, and whoever has network submits it");

  outgoing(
    offline(giving(handover.command("offer").description("sign that you give a unit, for the receiver to sign"))),
  )
    .option("--hop <number>", "offline: how many handovers of the unit were concluded", wholeNumber)
    .action(async (id: string, options: OfferOptions) => {
      checkOutgoing(options);
      const under = await rulesOf(cli, id, options);
      const offer = offerOf(id, options, under);
      const deployment = cli.deployment();
      const message = handoverOfferMessage(deployment, offer, await signHandoverOffer(cli.signer(), deployment, offer));
      await give(cli, message, `offer of ${under.name}`, options);
    });

  outgoing(
    offline(
      handover
        .command("accept")
        .description("sign that you take what was offered, as you measured it, for anybody to submit")
        .argument("[file]", "as `offer` wrote it")
        .option("--payload <text>", "what was scanned from the giver's QR code, in place of a file")
        .requiredOption("--site <gln>", "where it is from then on", site)
        .requiredOption("--quantity <decimal>", "as you measured it yourself, in the profile's unit", quantity)
        .requiredOption("--items <number>", "as you counted yourself", wholeNumber)
        .option("--condition <word>", CONDITION, condition, "Conformant")
        .option("--refuse <unit>", REFUSE, units)
        .option("--when <time>", "when you measured; now if left out", second)
        .option("--evidence <hash>", "what shows the measurement, 32 bytes"),
    ),
  ).action(async (file: string | undefined, options: AcceptOptions) => {
    checkOutgoing(options);
    const deployment = cli.deployment();
    const message = parseHandoverOfferMessage(oneIncoming(file, options.payload).text(), deployment);
    const { offer } = message;
    const { name, profile } = await rulesOf(cli, offer.unit, options, offer.hop);
    const { site, items, condition, refuse: refused, evidence } = options;
    const acceptance: HandoverAcceptance = {
      site,
      quantity: storedInteger(options.quantity, profile.scale),
      items,
      condition,
      when: whenOf(options),
      ...(refused && { refused }),
      ...(evidence && { evidence }),
    };
    const signature = await signHandoverAcceptance(cli.signer(), deployment, offer, acceptance);
    await give(cli, handoverMessage(message, acceptance, signature), `handover of ${name}`, options);
  });

  outgoing(
    offline(giving(handover.command("both").description("sign for giver and receiver in one process, and submit it"))),
  )
    .option("--hop <number>", "offline: how many handovers of the unit were concluded", wholeNumber)
    .requiredOption("--site <gln>", "where it is from then on", site)
    .option("--taken-quantity <decimal>", "as the receiver measured it; as the giver did if left out", quantity)
    .option("--taken-items <number>", "as the receiver counted; as the giver did if left out", wholeNumber)
    .option("--condition <word>", CONDITION, condition, "Conformant")
    .option("--refuse <unit>", REFUSE, units)
    .option("--taken-evidence <hash>", "what shows the receiver's measurement, 32 bytes")
    .option("--taker-key-file <file>", "file with the receiver's private key (or TALLY_TAKER_KEY)")
    .action(async (id: string, options: BothOptions) => {
      if (options.offline) checkOutgoing(options);
      const under = await rulesOf(cli, id, options);
      const offer = offerOf(id, options, under);
      const { site, condition, refuse: refused, takenEvidence: evidence } = options;
      const measured = storedInteger(options.takenQuantity ?? options.quantity, under.profile.scale);
      const acceptance: HandoverAcceptance = {
        site,
        quantity: measured,
        items: options.takenItems ?? options.items,
        condition,
        when: offer.when,
        ...(refused && { refused }),
        ...(evidence && { evidence }),
      };
      const deployment = cli.deployment();
      const taker = cli.taker(options.takerKeyFile);
      const given = handoverOfferMessage(deployment, offer, await signHandoverOffer(cli.signer(), deployment, offer));
      const message = handoverMessage(
        given,
        acceptance,
        await signHandoverAcceptance(taker, deployment, offer, acceptance),
      );
      if (options.out !== undefined || options.qr) return give(cli, message, `handover of ${under.name}`, options);
      const { receipt, ...done } = await handOverAndWait(await cli.writer(), { handover: message });
      cli.result(told(done), { ok: true, handovers: [done], tx: receipt.hash });
    });

  handover
    .command("submit")
    .description("bring handovers with both signatures to the chain, all or none; anybody may")
    .argument("[files...]", "as `accept` wrote them")
    .option("--payload <text>", "what was scanned from the receiver's QR code; give it again for more", texts)
    .option("--each", "each by itself: one that fails does not keep the others back")
    .action(async (files: string[], { payload, each }: { payload?: readonly string[]; each?: boolean }) => {
      const messages = incoming(files, payload);
      await (each ? submitEach(cli, messages) : submitAll(cli, messages));
    });
}

const CONDITION = "Conformant, SealBroken, Damaged, WrongClass or Refused";
const REFUSE = "a unit in the container that stays with the giver; give it again for more";

/** What a giver says of a unit. */
function giving(command: Command): Command {
  return command
    .argument("<unit>", "identifier or id", unit)
    .requiredOption("--to <organisation>", "number of the organisation that it is for", wholeNumber)
    .requiredOption("--step <name>", "step of the profile that the receiver takes with it")
    .requiredOption("--quantity <decimal>", "as you measured it, in the profile's unit", quantity)
    .requiredOption("--items <number>", "as you counted", wholeNumber)
    .option("--hours <number>", "how long it may be submitted", wholeNumber, 24)
    .option("--when <time>", "when you measured; now if left out", second)
    .option("--evidence <hash>", "what shows the measurement, 32 bytes");
}

function offline(command: Command): Command {
  return command
    .option("--offline", "ask no node: sign with the deployment file and --profile")
    .option("--profile <profile>", `offline: the rules that the unit goes by, ${PROFILE_SOURCE}`);
}

function outgoing(command: Command): Command {
  return command
    .option("--out <file>", "where to write the message")
    .option("--qr", "show the message as a QR code, for the other device to scan");
}

function offerOf(id: string, options: OfferOptions, { profile, hops }: SignedUnder): HandoverOffer {
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
