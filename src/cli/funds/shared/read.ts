import type { FacilityTerms } from "../../../sdk/funds/model/facility-terms.ts";
import {
  parseFacilityTerms,
  parsePaymentRequest,
  parseSignedFundAct,
  type SignedFundAct,
} from "../../../sdk/funds/model/messages.ts";
import type { PaymentRequest } from "../../../sdk/funds/model/payment-request.ts";
import { parseFrom, readText } from "../../shared/files.ts";

export const readFacility = (file: string): FacilityTerms => parseFrom(file, () => parseFacilityTerms(readText(file)));

export const readRequest = (file: string): PaymentRequest => parseFrom(file, () => parsePaymentRequest(readText(file)));

/** By whom an act is approved, and until when. */
export function readApproval(file: string): Pick<SignedFundAct, "deadline" | "approval"> {
  const { deadline, approval } = readSigned(file);
  return { deadline, approval };
}

/** As `readApproval`, of an act of a side, with its number. */
export function readNumbered(file: string): Pick<SignedFundAct, "deadline" | "approval"> & { readonly number: number } {
  const { number = 0, deadline, approval } = readSigned(file);
  return { number, deadline, approval };
}

export const readSigned = (file: string): SignedFundAct => parseFrom(file, () => parseSignedFundAct(readText(file)));
