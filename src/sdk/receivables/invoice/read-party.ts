import { type Field, fieldInvalid } from "./field.ts";
import type { InvoiceParty } from "./invoice.ts";
import { normaliseIdentifier } from "./normalise-identifier.ts";

/** Seller or buyer; a name alone identifies nobody. @throws `INVOICE_FIELD_MISSING`, `INVOICE_FIELD_REPEATED`, `INVOICE_FIELD_INVALID`. */
export function readParty(parent: Field): InvoiceParty {
  const party = parent.one("cac:Party");
  const identifiers = [
    ...vatNumbers(party).map((field) => `VAT:${identifierOf(field)}`),
    ...legalNumbers(party),
    ...optionalOf(party, "cbc:EndpointID").map((field) => `EP:${schemeOf(field)}:${identifierOf(field)}`),
  ];
  return { ...nameOf(party), identifiers };
}

/** Who is paid in the seller's place. */
export function readPayee(payee: Field): InvoiceParty {
  return { ...nameOf(payee), identifiers: legalNumbers(payee) };
}

const optionalOf = (field: Field, name: string): Field[] => {
  const found = field.optional(name);
  return found === undefined ? [] : [found];
};

/** A party may be registered for other taxes besides. */
function vatNumbers(party: Field): Field[] {
  const schemes = party.all("cac:PartyTaxScheme").filter((scheme) => {
    const [tax] = optionalOf(scheme, "cac:TaxScheme").flatMap((each) => optionalOf(each, "cbc:ID"));
    return tax !== undefined && normaliseIdentifier(tax.value()) === "VAT";
  });
  const [first, second] = schemes.map((scheme) => scheme.one("cbc:CompanyID"));
  if (second !== undefined) throw fieldInvalid(second.path, second.value(), "the one VAT number of the party");
  return first === undefined ? [] : [first];
}

const legalNumbers = (party: Field): string[] =>
  optionalOf(party, "cac:PartyLegalEntity")
    .flatMap((entity) => optionalOf(entity, "cbc:CompanyID"))
    .map((field) => `LEG:${schemeOf(field)}:${identifierOf(field)}`);

const schemeOf = (field: Field) => normaliseIdentifier(field.attribute("schemeID"));

function identifierOf(field: Field): string {
  const identifier = normaliseIdentifier(field.value());
  if (identifier === "") throw fieldInvalid(field.path, field.value(), "an identifier with letters or digits");
  return identifier;
}

/** The registered name, else the one it trades under. */
function nameOf(party: Field): { readonly name?: string } {
  const [registered] = optionalOf(party, "cac:PartyLegalEntity").flatMap((each) =>
    optionalOf(each, "cbc:RegistrationName"),
  );
  const [trading] = optionalOf(party, "cac:PartyName").flatMap((each) => optionalOf(each, "cbc:Name"));
  const name = (registered ?? trading)?.value();
  return name === undefined ? {} : { name };
}
