import { handoverOfferMessage } from "../../../sdk/custody/model/message.ts";
import { signHandoverOffer } from "../../../sdk/custody/model/sign.ts";
import type { Verb } from "../../shared/verb.ts";
import { type OfferOptions, offerOf, takesHop, takesOffer } from "../shared/handover-offer.ts";
import { checkOutgoing, give, takesOutgoing } from "../shared/messages.ts";
import { rulesOf, takesOffline } from "../shared/rules-of.ts";

export const verb: Verb<[id: string, options: OfferOptions]> = {
  takes: (command) => takesHop(takesOutgoing(takesOffline(takesOffer(command)))),
  async run(cli, id, options) {
    checkOutgoing(options);
    const under = await rulesOf(cli, id, options);
    const offer = offerOf(id, options, under);
    const deployment = await cli.deployment();
    const message = handoverOfferMessage(
      deployment,
      offer,
      await signHandoverOffer(await cli.signer(), deployment, offer),
    );
    await give(cli, message, `offer of ${under.name}`, options);
  },
};
