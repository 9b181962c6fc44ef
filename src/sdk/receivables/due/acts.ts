import type { Receivables } from "../../../../types/contracts.ts";
import type { Client } from "../../core/client.ts";
import type { DueAct } from "../../core/due/due.ts";
import { encodeCall } from "../../core/encode.ts";
import type { Call } from "../../core/send/sender.ts";
import type { MethodArguments, WriteMethod } from "../../core/typed-contract.ts";
import { receivablesContract } from "../contracts.ts";
import type { BookedDebt, BookedSale } from "./debt-book.ts";

type Terms = NonNullable<BookedDebt["terms"]>;

export const EXPIRE: DueAct<Terms> = {
  most: 20,
  call: (client, terms) => callOf(client, "expire", [terms.map(plain)]),
};

export const MARK_OVERDUE: DueAct<string> = {
  most: 50,
  call: (client, receivables) => callOf(client, "markOverdue", [receivables]),
};

export const CLOSE: DueAct<string> = {
  most: 50,
  call: (client, receivables) => callOf(client, "close", [receivables]),
};

export const END_RECOURSE: DueAct<BookedSale["sale"]> = {
  most: 1,
  call: (client, [first]) => callOf(client, "endRecourse", [first as BookedSale["sale"]]),
};

async function callOf<M extends WriteMethod<Receivables>>(
  client: Client,
  method: M,
  args: MethodArguments<Receivables, M>,
): Promise<Call> {
  const contract = receivablesContract(client);
  return { to: await contract.getAddress(), data: encodeCall(contract, method, args) };
}

/** A decoded struct is a frozen list as well, which the encoder does not take back. */
function plain(terms: Terms) {
  const { creditor, holder, obligor, guarantor, face, cash, calendar, dueDay, graceDays, lateRate } = terms;
  const { documents, salt } = terms;
  const keys = terms[11]; // by its name it is a method of every list
  const days = { dueDay, graceDays, lateRate };
  return { creditor, holder, obligor, guarantor, face, cash, calendar, ...days, documents, keys: [...keys], salt };
}
