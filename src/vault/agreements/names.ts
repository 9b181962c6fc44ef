/** How the chain's numbers and ids are called in the Dataspace Protocol. */
const ORGANISATION = "urn:tallystick:organisation:";
const AGREEMENT = "urn:tallystick:agreement:";

export const organisationIri = (org: number): string => `${ORGANISATION}${org}`;

/** Undefined where it names no organisation of the chain. */
export function organisationOfIri(iri: string): number | undefined {
  const text = iri.startsWith(ORGANISATION) ? iri.slice(ORGANISATION.length) : "";
  return /^[1-9]\d{0,9}$/.test(text) ? Number(text) : undefined;
}

export const agreementIri = (agreement: string): string => `${AGREEMENT}${agreement}`;

/** Undefined where it names no agreement of the chain. */
export function agreementOfIri(iri: string): string | undefined {
  const text = iri.startsWith(AGREEMENT) ? iri.slice(AGREEMENT.length) : "";
  return /^0x[0-9a-f]{64}$/.test(text) ? text : undefined;
}
