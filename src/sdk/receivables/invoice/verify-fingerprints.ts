import { checkAddress } from "../../core/check.ts";
import type { Deployment } from "../../core/deployment.ts";
import { receivablesError } from "../errors.ts";
import { registrarEip712Domain } from "../registrar/keys-message.ts";
import { verifyAnswer } from "../registrar/verify-answer.ts";
import { fieldDigests, type InvoiceOrganisations } from "./field-digests.ts";
import { byClass, type InvoiceFingerprints } from "./fingerprints-of.ts";
import type { Invoice } from "./invoice.ts";

export interface VerifyFingerprintsParameters {
  readonly invoice: Invoice;
  readonly organisations: InvoiceOrganisations;
  /** `answer` of the seller's `fingerprintsOf`, as it came from whoever shows it. */
  readonly answer: unknown;
  /** The registrar's account, which the members agreed on. */
  readonly registrar: string;
  readonly deployment: Pick<Deployment, "chainId" | "genesisHash">;
  /** The oldest key epoch that the registrar has: an answer from before it recognises nothing. @default 1 */
  readonly oldestEpoch?: number;
}

/**
 * The fingerprints of an invoice as its registrar stated them to the seller. The chain cannot tell an invoice's keys from invented
 * ones: a buyer verifies them before it confirms, and a financier before it pays, against those that stand on the chain.
 *
 * @throws `REGISTRAR_ANSWER_INVALID` where the answer is for another invoice, or not the registrar's; `ARGUMENT_INVALID`.
 *
 * @example
 * import { parseInvoice, verifyFingerprints } from "tallystick/receivables";
 *
 * const organisations = { seller: 7, buyer: 3 };
 * const invoice = parseInvoice(bytes);
 * const { blocking } = verifyFingerprints({ invoice, organisations, answer, registrar, deployment });
 */
export function verifyFingerprints(parameters: VerifyFingerprintsParameters): InvoiceFingerprints {
  const { invoice, organisations, answer, deployment } = parameters;
  const { id, idf, eco } = fieldDigests(invoice, organisations);
  const asked = {
    registrar: checkAddress("registrar", parameters.registrar),
    organisation: organisations.seller,
    digests: [id, idf, eco],
  };
  const verified = verifyAnswer(answer, { domain: registrarEip712Domain(deployment), asked });
  const [newest] = verified.epochs;
  const { oldestEpoch = 1 } = parameters;
  if (newest === undefined || newest.epoch < oldestEpoch) {
    const values = { field: "epochs", value: newest?.epoch, expected: `${oldestEpoch} or newer` };
    const message = `the registrar's answer: its newest epoch is ${newest?.epoch}, the oldest that there is ${oldestEpoch}`;
    throw receivablesError("REGISTRAR_ANSWER_INVALID", message, values);
  }
  return { ...byClass(organisations, verified.epochs), answer: verified };
}
