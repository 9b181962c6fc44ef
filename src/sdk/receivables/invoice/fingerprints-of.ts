import type { EpochKeys, FingerprintKeys, SignedKeysAnswer } from "../registrar/epoch-keys.ts";
import { fieldDigests, type InvoiceOrganisations, idDigest } from "./field-digests.ts";
import type { CorrectedInvoice, Invoice } from "./invoice.ts";
import { type PartyDirectory, resolveParties } from "./resolve-parties.ts";

export interface FingerprintsOptions {
  /** Whose an identifier is; or the two organisations, where they are known already. */
  readonly parties: PartyDirectory | InvoiceOrganisations;
  /** `registrarKeys` of a registrar service, or `localKeys` of its secrets. */
  readonly keysOf: FingerprintKeys;
}

/** The keys of an invoice in the register of fingerprints: those of every key epoch of the registrar, newest first. */
export interface InvoiceFingerprints extends InvoiceOrganisations {
  /** Have to be reserved all together: one that is taken says that the document is in use. */
  readonly blocking: readonly string[];
  /** Warn of a similar document: the number without leading zeros, then what is owed by whom since when. */
  readonly flagging: readonly string[];
  /** What the registrar signed: whoever has the invoice verifies by it that these are its keys. */
  readonly answer?: SignedKeysAnswer;
}

/**
 * The fingerprints of an invoice, to be reserved for its seller.
 *
 * @throws `INVOICE_PARTY_UNKNOWN`, `INVOICE_PARTY_AMBIGUOUS`, `INVOICE_PARTIES_SAME`; what `keysOf` throws.
 *
 * @example
 * import { fingerprintsOf, registrarKeys } from "tallystick/receivables";
 *
 * const keysOf = registrarKeys({ url: "https://registrar.example", signer, deployment, registrar });
 * const { blocking, flagging } = await fingerprintsOf(invoice, { parties: { seller: 7, buyer: 3 }, keysOf });
 */
export async function fingerprintsOf(
  invoice: Invoice,
  { parties, keysOf }: FingerprintsOptions,
): Promise<InvoiceFingerprints> {
  const { seller, buyer } = typeof parties === "function" ? await resolveParties(invoice, parties) : parties;
  const { id, idf, eco } = fieldDigests(invoice, { seller, buyer });
  const { epochs, answer } = await keysOf({ organisation: seller, digests: [id, idf, eco] });
  return { ...byClass({ seller, buyer }, epochs), ...(answer !== undefined && { answer }) };
}

/** Of each key epoch, the first key blocks and the others flag. */
export function byClass({ seller, buyer }: InvoiceOrganisations, epochs: readonly EpochKeys[]): InvoiceFingerprints {
  return {
    seller,
    buyer,
    blocking: epochs.flatMap(({ keys: [ofId] }) => (ofId === undefined ? [] : [ofId])),
    flagging: epochs.flatMap(({ keys: [, ...ofOthers] }) => ofOthers),
  };
}

/**
 * The blocking keys of an invoice that a credit note corrects: those under which its receivable may be bound. Which of them is bound
 * depends on the epochs that there were when it was registered.
 *
 * @throws what `keysOf` throws.
 *
 * @example
 * import { correctedFingerprints } from "tallystick/receivables";
 *
 * for (const corrected of invoice.corrects) {
 *   console.log(corrected.number, await correctedFingerprints(corrected, { seller: 7, keysOf }));
 * }
 */
export async function correctedFingerprints(
  { canonicalNumber }: CorrectedInvoice,
  { seller, keysOf }: { readonly seller: number; readonly keysOf: FingerprintKeys },
): Promise<readonly string[]> {
  const digests = [idDigest("invoice", seller, canonicalNumber)];
  const { epochs } = await keysOf({ organisation: seller, digests });
  return epochs.flatMap(({ keys }) => keys);
}
