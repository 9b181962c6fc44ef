import { checkAddress, checkThat } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { rpc } from "../../../core/rpc.ts";
import { instrumentsContract } from "../../../ledger/contracts.ts";
import { getAccount } from "../../../members/actions/members/get-account.ts";
import { checkQuoteRequest, type QuoteRequest } from "../../desk/quote-request.ts";
import type { Technique } from "../../desk/technique.ts";
import { getReceivable } from "../receivables/get-receivable.ts";

export interface BuildQuoteRequestParameters {
  readonly receivable: string;
  /** Account that sells. */
  readonly seller: string;
  /** How many units. */
  readonly amount: bigint;
  readonly technique: Technique;
  /** Whether the seller answers for the obligor's payment; no if left out. */
  readonly recourse?: boolean;
  /** YYYY-MM-DD on which the sale is to be settled. */
  readonly valueDate: string;
  /** Last second in which sealed quotes are taken. */
  readonly closesAt: bigint | number;
}

/**
 * Builds a request for quotes from what the chain says of a receivable: who owes, when it is paid and in what. Primary forfaiting is a sale by the
 * creditor, secondary forfaiting one by a later holder.
 *
 * @throws `NOT_FOUND` where the receivable or the seller's account is unknown; `ARGUMENT_INVALID` where it is not confirmed, its transfers
 * close before quotes do, the seller has fewer free units, or the technique is another; `DATE_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { buildQuoteRequest } from "tallystick/receivables";
 *
 * const sold = { receivable, seller: account, amount: 400_00n, valueDate: "2026-05-11", closesAt: 1_778_000_000 };
 * const request = await buildQuoteRequest(client, { ...sold, technique: "ReceivablesDiscounting", recourse: true });
 */
export async function buildQuoteRequest(
  client: Client,
  parameters: BuildQuoteRequestParameters,
): Promise<QuoteRequest> {
  const { technique, recourse = false, valueDate, amount } = parameters;
  const seller = checkAddress("seller", parameters.seller);
  const { receivable, state, instrument, creditor, obligor, paymentDate } = await getReceivable(client, parameters);
  checkThat(state === "Confirmed" && paymentDate !== null, "receivable", `${receivable}, ${state}`, "Confirmed");
  const { org: sellerOrg } = await getAccount(client, { account: seller });
  const primary = sellerOrg === creditor;
  checkThat(technique !== "PrimaryForfaiting" || primary, "technique", technique, "for a sale by the creditor");
  checkThat(technique !== "SecondaryForfaiting" || !primary, "technique", technique, "for a sale by a later holder");
  const ledger = instrumentsContract(client);
  const [holding, { terms }] = await rpc(() =>
    Promise.all([ledger.holdingOf(instrument, seller), ledger.instrumentOf(instrument)]),
  );
  const free = holding.balance - holding.pledged - holding.ordered;
  checkThat(amount <= free, "amount", amount, `at most the ${free} free units that the seller has`);
  const { closesAt } = parameters;
  checkThat(BigInt(closesAt) < terms.closesAt, "closesAt", closesAt, `before transfers close, ${terms.closesAt}`);
  return checkQuoteRequest({
    receivable,
    instrument,
    obligor,
    sellerOrg,
    seller,
    amount,
    cash: terms.cash,
    technique,
    recourse,
    valueDate,
    paymentDate: paymentDate ?? "",
    closesAt: Number(closesAt),
  });
}
