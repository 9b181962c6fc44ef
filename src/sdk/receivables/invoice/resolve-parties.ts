import { checkWhole, UINT32 } from "../../core/whole.ts";
import { receivablesError } from "../errors.ts";
import type { InvoiceOrganisations } from "./field-digests.ts";
import type { Invoice, InvoiceParty } from "./invoice.ts";

/** Says whose an identifier such as `VAT:GB1232434` is: the number of an organisation; undefined where nobody is known. */
export type PartyDirectory = (identifier: string) => number | undefined | Promise<number | undefined>;

/**
 * Seller and buyer as organisations. Every identifier is looked up, as copies of an invoice show different ones, and those that are
 * known have to agree.
 *
 * @throws `INVOICE_PARTY_UNKNOWN`, `INVOICE_PARTY_AMBIGUOUS`, `INVOICE_PARTIES_SAME`; `ARGUMENT_INVALID` where the directory gives no
 * organisation's number.
 *
 * @example
 * import { resolveParties } from "tallystick/receivables";
 *
 * const { seller, buyer } = await resolveParties(invoice, (identifier) => directory.get(identifier));
 */
export async function resolveParties(
  invoice: Pick<Invoice, "seller" | "buyer">,
  directory: PartyDirectory,
): Promise<InvoiceOrganisations> {
  const seller = await resolveParty("seller", invoice.seller, directory);
  const buyer = await resolveParty("buyer", invoice.buyer, directory);
  if (seller !== buyer) return { seller, buyer };
  const values = { field: "buyer", value: buyer };
  throw receivablesError("INVOICE_PARTIES_SAME", `seller and buyer are organisation ${seller}`, values);
}

async function resolveParty(field: string, party: InvoiceParty, directory: PartyDirectory): Promise<number> {
  const known: Record<string, number> = {};
  for (const identifier of party.identifiers) {
    const org = await directory(identifier);
    if (org !== undefined) known[identifier] = checkWhole(`organisation of ${identifier}`, org, 1, UINT32);
  }
  const [org, ...others] = new Set(Object.values(known));
  if (org === undefined) {
    const { name, identifiers } = party;
    const shown = identifiers.join(", ") || "no identifier";
    const values = { field, value: identifiers, ...(name !== undefined && { name }) };
    throw receivablesError("INVOICE_PARTY_UNKNOWN", `no organisation is known for the ${field}: ${shown}`, values);
  }
  if (others.length === 0) return org;
  const message = `identifiers of the ${field} belong to organisations ${[org, ...others].join(", ")}`;
  throw receivablesError("INVOICE_PARTY_AMBIGUOUS", message, { field, value: known });
}
