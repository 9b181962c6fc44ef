import { checkAddress } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { getAccount } from "../../../members/actions/members/get-account.ts";
import { getCreditLimit } from "../../../settlement/actions/limits/get-credit-limit.ts";
import { getGroupLimit } from "../../../settlement/actions/limits/get-group-limit.ts";
import type { LimitKind } from "../../../settlement/model/limit-kind.ts";
import type { QuoteRequest } from "../../desk/quote-request.ts";

export interface GetQuoteWarningsParameters {
  readonly request: QuoteRequest;
  /** Account of the bank that would quote. */
  readonly bank: string;
}

/** A limit of the bank's that the sale would not fit into: it would be refused. */
export interface QuoteWarning {
  readonly kind: LimitKind;
  readonly counterparty: number;
  /** 0 where it is the counterparty's own limit. */
  readonly group: number;
  readonly suspended: boolean;
  readonly cap: bigint;
  readonly used: bigint;
  readonly amount: bigint;
}

/**
 * Says which of a bank's limits a sale would exceed as things stand, before the bank signs a quote: its limit on the obligor, with recourse also
 * that on the seller, and those of their groups.
 *
 * @throws `NOT_FOUND` where the bank's account is unknown; `ARGUMENT_INVALID`.
 *
 * @example
 * import { getQuoteWarnings, parseQuoteRequestMessage } from "tallystick/receivables";
 *
 * const { request } = parseQuoteRequestMessage(text, deployment);
 * for (const { kind, cap, used } of await getQuoteWarnings(client, { request, bank: account })) console.log(kind, cap, used);
 */
export async function getQuoteWarnings(
  client: Client,
  { request, bank }: GetQuoteWarningsParameters,
): Promise<QuoteWarning[]> {
  const { org: principal } = await getAccount(client, { account: checkAddress("bank", bank) });
  const { amount, obligor, sellerOrg, recourse } = request;
  const uses: [LimitKind, number][] = [["OBLIGOR_RISK", obligor]];
  if (recourse) uses.push(["SELLER_RISK", sellerOrg]);
  const warnings: QuoteWarning[] = [];
  for (const [kind, counterparty] of uses) {
    const { cap, used, suspended, ...limit } = await getCreditLimit(client, { principal, counterparty, kind });
    const about = { kind, counterparty, amount };
    if (suspended || used + amount > cap) warnings.push({ ...about, group: 0, suspended, cap, used });
    for (let group = limit.group; group !== 0; ) {
      const within = await getGroupLimit(client, { principal, group, kind });
      if (within.used + amount > within.cap) {
        warnings.push({ ...about, group, suspended: false, cap: within.cap, used: within.used });
      }
      group = within.within;
    }
  }
  return warnings;
}
