import { getInterestDue } from "../../../sdk/receivables/actions/receivables/get-interest-due.ts";
import { getReceivable } from "../../../sdk/receivables/actions/receivables/get-receivable.ts";
import { showTime } from "../../shared/tables.ts";
import type { Verb } from "../../shared/verb.ts";
import { hash, showMoney } from "../../shared/amounts.ts";

export const verb: Verb<[receivable: string]> = {
  takes: (command) => command.argument("<receivable>", "its id", hash),
  async run(cli, receivable) {
    const client = await cli.client();
    const found = await getReceivable(client, { receivable });
    const { state, creditor, obligor, guarantor, terms, payment, paymentDate, confirmBy, overdueSince } = found;
    const interestDue = payment === null ? 0n : await getInterestDue(client, { receivable });
    const lines = [
      `${receivable}  ${state}`,
      `creditor     ${creditor}`,
      `obligor      ${obligor}`,
      `guarantor    ${guarantor === 0 ? "-" : `${guarantor}${found.guaranteed ? "" : ", has not signed"}`}`,
      `face         ${showMoney(payment?.face ?? terms?.face ?? 0n)}`,
      `due          ${terms?.dueDate ?? "-"}${paymentDate === null ? "" : `, paid on ${paymentDate}`}`,
      ...(payment === null ? [] : [`paid         ${showMoney(payment.paid)}, ${payment.state}`]),
      ...(payment === null ? [] : [`redeemed     ${showMoney(payment.redeemed)}`]),
      ...(interestDue === 0n ? [] : [`interest due ${showMoney(interestDue)}`]),
      ...(confirmBy === null ? [] : [`confirm by   ${showTime(BigInt(confirmBy))}`]),
      ...(overdueSince === null ? [] : [`overdue      since ${showTime(BigInt(overdueSince))}`]),
      `financed     ${found.financed ? "yes" : "no"}`,
    ];
    cli.result(lines.join("\n"), { ok: true, ...found, interestDue });
  },
};
