import { handOverAndWait } from "../../../sdk/custody/actions/hand-over.ts";
import type { HandoverAcceptance } from "../../../sdk/custody/model/handover.ts";
import { handoverMessage, handoverOfferMessage } from "../../../sdk/custody/model/message.ts";
import { signHandoverAcceptance, signHandoverOffer } from "../../../sdk/custody/model/sign.ts";
import { storedInteger, wholeNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";
import { type AcceptanceOptions, takesAcceptance } from "../shared/handover-acceptance.ts";
import { type OfferOptions, offerOf, takesHop, takesOffer } from "../shared/handover-offer.ts";
import { checkOutgoing, give, takesOutgoing } from "../shared/messages.ts";
import { rulesOf, takesOffline } from "../shared/rules-of.ts";
import { formatHandover } from "../shared/submit.ts";
import { quantity } from "../shared/values.ts";

/** One process for both: what the receiver measured is what the giver did where it is left out. */
interface BothOptions extends OfferOptions, AcceptanceOptions {
  readonly takenQuantity?: string;
  readonly takenItems?: number;
  readonly takenEvidence?: string;
  readonly receiverKeyFile?: string;
}

export const verb: Verb<[id: string, options: BothOptions]> = {
  takes: (command) =>
    takesAcceptance(takesHop(takesOutgoing(takesOffline(takesOffer(command)))))
      .option("--taken-quantity <decimal>", "as the receiver measured it; as the giver did if left out", quantity)
      .option("--taken-items <number>", "as the receiver counted; as the giver did if left out", wholeNumber)
      .option("--taken-evidence <hash>", "what shows the receiver's measurement, 32 bytes")
      .option("--receiver-key-file <file>", "file with the receiver's private key (or TALLY_RECEIVER_KEY)"),
  async run(cli, id, options) {
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
    const deployment = await cli.deployment();
    const receiver = await cli.receiver(options.receiverKeyFile);
    const given = handoverOfferMessage(
      deployment,
      offer,
      await signHandoverOffer(await cli.signer(), deployment, offer),
    );
    const message = handoverMessage(
      given,
      acceptance,
      await signHandoverAcceptance(receiver, deployment, offer, acceptance),
    );
    if (options.out !== undefined || options.qr) return give(cli, message, `handover of ${under.name}`, options);
    const { receipt, ...done } = await handOverAndWait(await cli.writer(), { handover: message });
    cli.result(formatHandover(done), { ok: true, handovers: [done], tx: receipt.hash });
  },
};
