import { receivablesContract } from "../../sdk/receivables/contracts.ts";
import { receivableStateOf } from "../../sdk/receivables/model/states.ts";
import { dateText } from "../../sdk/settlement/model/dates.ts";
import { issueFor, type PartyThing, restate, tie } from "../parties/parties.ts";
import { projection, type StoredEvent } from "../project/projection.ts";
import { happened, int } from "../project/values.ts";
import type { Rows } from "../store/rows.ts";
import type { RowOf } from "../store/table.ts";
import { RECEIVABLE } from "./tables.ts";

/** Debts from the invoice to the last payment. What is paid is the ledger's. */
export const receivablesProjection = projection(
  receivablesContract,
  { receivable: ["receivable", "claim"], instrument: ["instrument"] },
  {
    async ReceivableRegistered({ receivable, terms, creditor, obligor }, event, rows) {
      await begin(rows, event, {
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
      });
    },
    ReceivableConsented: ({ receivable }, _, rows) => rows.patch(RECEIVABLE, { receivable }, { consented: true }),
    ReceivableGuaranteed: ({ receivable }, _, rows) => rows.patch(RECEIVABLE, { receivable }, { guaranteed: true }),
    async ReceivableConfirmed({ receivable, instrument, paymentDay }, _, rows) {
      const found = await rows.get(RECEIVABLE, { receivable });
      if (found === undefined) return;
      const paymentDate = dateText(int(paymentDay));
      await put(rows, { ...found, state: "Confirmed", consented: true, instrument, paymentDate });
      await issueFor(rows, instrument, { ...thingOf(found), state: "Confirmed" });
    },
    ReceivableOverdue: ({ receivable }, { time }, rows) =>
      change(rows, receivable, { state: "Overdue", overdueSince: time }),
    ReceivableDefaulted: ({ receivable }, _, rows) => change(rows, receivable, { state: "Defaulted" }),
    // What is over is not overdue.
    ReceivableClosed: ({ receivable }, _, rows) => change(rows, receivable, { state: "Closed", overdueSince: null }),
    ReceivableEnded: ({ receivable, state }, _, rows) =>
      change(rows, receivable, { state: receivableStateOf(int(state)) }),
    async Subrogated({ receivable, claim, amount }, event, rows) {
      const paid = await rows.get(RECEIVABLE, { receivable });
      if (paid === undefined) return;
      await begin(rows, event, {
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
      });
    },
  },
  true,
);

type Receivable = RowOf<typeof RECEIVABLE>;

const thingOf = ({ receivable: id, state, pos }: Receivable): PartyThing => ({ kind: "receivable", id, state, pos });

/** A debt begins, between those whom it names. */
async function begin(
  rows: Rows,
  event: StoredEvent,
  given: Omit<Receivable, "pos" | "block" | "transaction">,
): Promise<void> {
  const begun = { ...given, ...happened(event) };
  rows.put(RECEIVABLE, begun);
  await tie(rows, thingOf(begun), [begun.creditor, begun.obligor, begun.guarantor]);
}

async function put(rows: Rows, next: Receivable): Promise<void> {
  rows.put(RECEIVABLE, next);
  await restate(rows, thingOf(next), next.state);
}

async function change(rows: Rows, receivable: string, changed: Partial<Receivable>): Promise<void> {
  const found = await rows.get(RECEIVABLE, { receivable });
  if (found) await put(rows, { ...found, ...changed });
}
