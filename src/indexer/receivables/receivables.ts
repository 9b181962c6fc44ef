import { receivablesContract } from "../../sdk/receivables/contracts.ts";
import { receivableStateOf } from "../../sdk/receivables/model/states.ts";
import { dateText } from "../../sdk/settlement/model/dates.ts";
import { projection } from "../project/projection.ts";
import { happened, int } from "../project/values.ts";
import { RECEIVABLE } from "./tables.ts";

/** Debts from the invoice to the last payment. What is paid is the ledger's. */
export const receivablesProjection = projection(
  receivablesContract,
  { receivable: ["receivable", "claim"], instrument: ["instrument"] },
  {
    ReceivableRegistered({ receivable, terms, creditor, obligor }, event, rows) {
      rows.put(RECEIVABLE, {
        receivable,
        state: "Registered",
        creditor: int(creditor),
        obligor: int(obligor),
        guarantor: int(terms.guarantor),
        face: terms.face,
        cash: terms.cash,
        dueDate: dateText(int(terms.dueDay)),
        paymentDate: null,
        instrument: null,
        // Whoever registers may be the creditor, who then agrees, or the obligor: the event does not say.
        consented: null,
        guaranteed: false,
        subrogated: false,
        documents: terms.documents,
        registeredAt: event.time,
        overdueSince: null,
        ...happened(event),
      });
    },
    ReceivableConsented: ({ receivable }, _, rows) => rows.patch(RECEIVABLE, { receivable }, { consented: true }),
    ReceivableGuaranteed: ({ receivable }, _, rows) => rows.patch(RECEIVABLE, { receivable }, { guaranteed: true }),
    ReceivableConfirmed: ({ receivable, instrument, paymentDay }, _, rows) =>
      rows.patch(
        RECEIVABLE,
        { receivable },
        { state: "Confirmed", consented: true, instrument, paymentDate: dateText(int(paymentDay)) },
      ),
    ReceivableOverdue: ({ receivable }, { time }, rows) =>
      rows.patch(RECEIVABLE, { receivable }, { state: "Overdue", overdueSince: time }),
    ReceivableDefaulted: ({ receivable }, _, rows) => rows.patch(RECEIVABLE, { receivable }, { state: "Defaulted" }),
    // What is over is not overdue.
    ReceivableClosed: ({ receivable }, _, rows) =>
      rows.patch(RECEIVABLE, { receivable }, { state: "Closed", overdueSince: null }),
    ReceivableEnded: ({ receivable, state }, _, rows) =>
      rows.patch(RECEIVABLE, { receivable }, { state: receivableStateOf(int(state)) }),
    async Subrogated({ receivable, claim, amount }, event, rows) {
      const paid = await rows.get(RECEIVABLE, { receivable });
      if (paid === undefined) return;
      rows.put(RECEIVABLE, {
        ...paid,
        receivable: claim,
        state: "Overdue",
        creditor: paid.guarantor,
        guarantor: 0,
        face: amount,
        dueDate: null,
        paymentDate: null,
        instrument: null,
        consented: true,
        guaranteed: false,
        subrogated: true,
        documents: null,
        registeredAt: event.time,
        overdueSince: event.time,
        ...happened(event),
      });
    },
  },
  true,
);
