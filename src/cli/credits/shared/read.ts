import type { CreditTerms } from "../../../sdk/credits/model/credit-terms.ts";
import type { DualApproval } from "../../../sdk/members/model/dual-approval.ts";
import type { Drawing } from "../../../sdk/credits/model/drawing.ts";
import {
  parseCreditTerms,
  parseDrawing,
  parseSignedCreditAct,
  type SignedCreditAct,
} from "../../../sdk/credits/model/messages.ts";
import { fault } from "../../shared/errors.ts";
import { parseFrom, readText } from "../../shared/files.ts";

export const readTerms = (file: string): CreditTerms => parseFrom(file, () => parseCreditTerms(readText(file)));

export const readDrawing = (file: string): Drawing => parseFrom(file, () => parseDrawing(readText(file)));

export const readSigned = (file: string): SignedCreditAct =>
  parseFrom(file, () => parseSignedCreditAct(readText(file)));

/** By whom an act is approved, and until when. @throws as `readSigned`. */
export function readApproval(file: string): Pick<SignedCreditAct, "deadline" | "approval"> {
  const { deadline, approval } = readSigned(file);
  return { deadline, approval };
}

/**
 * What several parties signed, in the order of the files. All have to have signed the same, and so until when.
 *
 * @throws `USAGE` where they did not; as `readSigned`.
 */
export function readSignedAlike(files: readonly string[]): {
  readonly deadline: number;
  readonly approvals: DualApproval[];
} {
  const read = files.map(readSigned);
  const deadlines = read.map(({ deadline }) => deadline);
  const [deadline = 0] = deadlines;
  if (deadlines.some((each) => each !== deadline)) {
    throw fault("USAGE", "the files were signed with different deadlines: sign again with the same --deadline", {
      files,
      deadlines,
    });
  }
  return { deadline, approvals: read.map(({ approval }) => approval) };
}
