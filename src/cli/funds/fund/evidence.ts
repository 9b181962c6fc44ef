import { getPayment } from "../../../sdk/funds/actions/get-payment.ts";
import { showPaymentEvidenceAndWait } from "../../../sdk/funds/actions/show-payment-evidence.ts";
import { hash, hashes } from "../../shared/amounts.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[payment: string, documents: string, keys: readonly string[]]> = {
  takes: (command) =>
    command
      .argument("<payment>", "its id", hash)
      .argument("<documents>", "root of the contract and the invoice", hash)
      .argument("<keys...>", "blocking keys of the invoice", hashes),
  async run(cli, payment, documents, keys) {
    const client = await cli.writer();
    const { request } = await getPayment(client, { payment });
    const { receipt } = await showPaymentEvidenceAndWait(client, { request, documents, keys });
    cli.result("it is shown what the borrower was paid for", { ok: true, payment, tx: receipt.hash });
  },
};
