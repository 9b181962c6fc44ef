import { requestPaymentAndWait } from "../../../sdk/funds/actions/request-payment.ts";
import type { Verb } from "../../shared/verb.ts";
import { readRequest, readSigned } from "../shared/read.ts";

export const verb: Verb<[file: string, signed: string]> = {
  takes: (command) =>
    command
      .argument("<request>", "JSON file with what is asked for, as `tally fund sign request` took it")
      .argument("<signed>", "what `tally fund sign` wrote"),
  async run(cli, file, signed) {
    const client = await cli.writer();
    const { approval } = readSigned(signed);
    const { payment, paid, answerBy, receipt } = await requestPaymentAndWait(client, {
      request: readRequest(file),
      approval,
    });
    const said = paid ? `paid by rule: ${payment}` : `the lender answers ${payment} by second ${answerBy}`;
    cli.result(said, { ok: true, payment, paid, answerBy, tx: receipt.hash });
  },
};
