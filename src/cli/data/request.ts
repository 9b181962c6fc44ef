import { randomBytes } from "node:crypto";
import { systemClock } from "../../lib/clock.ts";
import { getOffer } from "../../sdk/data/actions/agreements/get-offer.ts";
import { requestAgreementAndWait } from "../../sdk/data/actions/agreements/request-agreement.ts";
import { takeOfferAndWait } from "../../sdk/data/actions/agreements/take-offer.ts";
import { type AgreementTerms, agreementId, signTerms } from "../../sdk/data/model/agreement/terms.ts";
import type { Purpose } from "../../sdk/data/model/purposes.ts";
import { time, wholeNumber } from "../shared/values.ts";
import type { Verb } from "../shared/verb.ts";
import { ownOrganisation } from "./shared/own-organisation.ts";
import { hash } from "../shared/amounts.ts";
import { purposes } from "./shared/values.ts";

interface RequestOptions {
  readonly subject?: string;
  readonly purposes?: readonly Purpose[];
  readonly uses?: number;
  readonly from?: bigint;
  readonly until: bigint;
  readonly days: number;
}

const DAY = 86_400;

export const verb: Verb<[offer: string, options: RequestOptions]> = {
  takes: (command) =>
    command
      .argument("<offer>", "its id", hash)
      .option("--subject <account>", "whom the data are about, who has to consent")
      .option("--purposes <names>", "for what; all of the offer's if left out", purposes)
      .option("--uses <number>", "how often; as often as the offer allows if left out", wholeNumber)
      .option("--from <time>", "first time of use; now if left out", time)
      .requiredOption("--until <time>", "last time of use", time)
      .option("--days <number>", "days in which it can be agreed", wholeNumber, 7),
  async run(cli, id, options) {
    const client = await cli.writer();
    const signer = await cli.signer();
    const { offer } = await getOffer(client, { offer: id });
    const now = Math.floor(systemClock.now() / 1_000);
    const { provider, resource, policyHash, rate, computeOnly, minGroupSize, price, dispute } = offer;
    const terms: AgreementTerms = {
      offer: id,
      resource,
      provider,
      consumer: await ownOrganisation(client),
      ...(options.subject !== undefined && { subject: options.subject }),
      policyHash,
      purposes: options.purposes ?? offer.purposes,
      start: options.from ?? now,
      end: options.until,
      maxUses: options.uses ?? offer.maxUses,
      ...(rate && { rate }),
      ...(computeOnly !== undefined && { computeOnly }),
      ...(minGroupSize !== undefined && { minGroupSize }),
      ...(price && { price, payer: await signer.getAddress() }),
      ...(dispute && { dispute }),
      nonce: randomBytes(8).readBigUInt64BE(),
      deadline: now + options.days * DAY,
    };
    const signature = await signTerms(signer, client.deployment, terms);
    const agreement = agreementId(client.deployment, terms);
    // By rule nobody is named: the provider says whom the data are about.
    const byRule = offer.byRule === true && options.subject === undefined;
    const { receipt } = byRule
      ? await takeOfferAndWait(client, { terms, offer, signature })
      : await requestAgreementAndWait(client, { terms, signature });
    const next = byRule ? "agreed by rule" : "asked for; the provider has to approve it";
    cli.result(`agreement ${agreement}\n${next}`, {
      ok: true,
      agreement,
      byRule,
      tx: receipt.hash,
    });
  },
};
