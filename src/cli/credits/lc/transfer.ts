import { getLetterOfCredit } from "../../../sdk/credits/actions/get-letter-of-credit.ts";
import { transferCreditAndWait } from "../../../sdk/credits/actions/transfer-credit.ts";
import type { DualApproval } from "../../../sdk/members/model/dual-approval.ts";
import type { Verb } from "../../shared/verb.ts";
import { readSignedAlike, readTerms } from "../shared/read.ts";
import { hash } from "../../shared/amounts.ts";

export const verb: Verb<[credit: string, file: string, byBeneficiary: string, byBank: string]> = {
  takes: (command) =>
    command
      .argument("<credit>", "its id", hash)
      .argument("<terms>", "JSON file with the second beneficiary's terms")
      .argument("<beneficiary>", "what the beneficiary signed")
      .argument("<bank>", "what the bank signed"),
  async run(cli, credit, file, byBeneficiary, byBank) {
    const client = await cli.writer();
    const { terms } = await getLetterOfCredit(client, { credit });
    const { deadline, approvals } = readSignedAlike([byBeneficiary, byBank]);
    const [beneficiary, bank] = approvals as [DualApproval, DualApproval];
    const transfer = { credit, terms, transferred: readTerms(file), deadline, beneficiary, bank };
    const { transferred, receipt } = await transferCreditAndWait(client, transfer);
    cli.result(`transferred as credit ${transferred}`, { ok: true, credit, transferred, tx: receipt.hash });
  },
};
