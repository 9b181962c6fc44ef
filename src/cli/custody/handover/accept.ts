import type { HandoverAcceptance } from "../../../sdk/custody/model/handover.ts";
import { handoverMessage, parseHandoverOfferMessage } from "../../../sdk/custody/model/message.ts";
import { signHandoverAcceptance } from "../../../sdk/custody/model/sign.ts";
import { fault } from "../../shared/errors.ts";
import { storedInteger, wholeNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";
import { type AcceptanceOptions, takesAcceptance } from "../shared/handover-acceptance.ts";
import { checkOutgoing, give, type OutgoingOptions, oneIncoming, takesOutgoing } from "../shared/messages.ts";
import { type OfflineOptions, rulesOf, takesOffline } from "../shared/rules-of.ts";
import type { When } from "../shared/takes.ts";
import { quantity, second, whenOf } from "../shared/values.ts";

interface AcceptOptions extends OfflineOptions, OutgoingOptions, AcceptanceOptions, When {
  readonly quantity: string;
  readonly items: number;
  readonly evidence?: string;
  readonly payload?: string;
}

export const verb: Verb<[file: string | undefined, options: AcceptOptions]> = {
  takes(command) {
    command
      .argument("[file]", "as `offer` wrote it")
      .option("--payload <text>", "what was scanned from the giver's QR code, in place of a file")
      .requiredOption("--quantity <decimal>", "as you measured it yourself, in the profile's unit", quantity)
      .requiredOption("--items <number>", "as you counted yourself", wholeNumber)
      .option("--when <time>", "when you measured; now if left out", second)
      .option("--evidence <hash>", "what shows the measurement, 32 bytes");
    takesOutgoing(takesOffline(takesAcceptance(command)));
  },
  async run(cli, file, options) {
    checkOutgoing(options);
    const deployment = await cli.deployment();
    const message = parseHandoverOfferMessage(oneIncoming(file, options.payload).text(), deployment);
    const { offer } = message;
    const { name, profile, hops } = await rulesOf(cli, offer.unit, options, offer.hop);
    if (offer.hop < hops) {
      const { unit, hop } = offer;
      throw fault("OFFER_VOID", `the offer of ${name} is for hop ${hop}, and the unit is at ${hops}`, {
        unit,
        hop,
        hops,
      });
    }
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
    const signature = await signHandoverAcceptance(await cli.signer(), deployment, offer, acceptance);
    await give(cli, handoverMessage(message, acceptance, signature), `handover of ${name}`, options);
  },
};
