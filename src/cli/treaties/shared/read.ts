import type { LossNotice } from "../../../sdk/treaties/model/loss-notice.ts";
import {
  parseLossNotice,
  parseSignedTreatyAct,
  parseTreatyTerms,
  type SignedTreatyAct,
} from "../../../sdk/treaties/model/messages.ts";
import { type TreatyTerms, treatyId } from "../../../sdk/treaties/model/treaty-terms.ts";
import { parseFrom, readText } from "../../shared/files.ts";

export const readTreaty = (file: string): TreatyTerms => parseFrom(file, () => parseTreatyTerms(readText(file)));

export const readNotice = (file: string): LossNotice => parseFrom(file, () => parseLossNotice(readText(file)));

/** By whom an act is approved, and until when. */
export function readApproval(file: string): Pick<SignedTreatyAct, "deadline" | "approval"> {
  const { deadline, approval } = parseFrom(file, () => parseSignedTreatyAct(readText(file)));
  return { deadline, approval };
}

/** An id, or a file with the terms that it is of. */
export const idOrTreaty = (text: string): string =>
  /^0x[0-9a-f]{64}$/i.test(text) ? text : treatyId(readTreaty(text));
