import type { BillTerms } from "../../../sdk/bills/model/bill-terms.ts";
import { parseBillTerms, parseSignedBillAct, type SignedBillAct } from "../../../sdk/bills/model/messages.ts";
import { parseFrom, readText } from "../../shared/files.ts";

export const readBill = (file: string): BillTerms => parseFrom(file, () => parseBillTerms(readText(file)));

/** By whom an act is approved, and until when. */
export function readApproval(file: string): Pick<SignedBillAct, "deadline" | "approval"> {
  const { deadline, approval } = parseFrom(file, () => parseSignedBillAct(readText(file)));
  return { deadline, approval };
}
