import { type Ask, askId } from "../../../sdk/board/model/ask.ts";
import type { Holding } from "../../../sdk/board/model/holding.ts";
import {
  parseAsk,
  parseHolding,
  parseQuote,
  parseSellerConsent,
  parseSignedBoardAct,
} from "../../../sdk/board/model/messages.ts";
import type { Quote } from "../../../sdk/board/model/quote.ts";
import type { DualApproval } from "../../../sdk/members/model/dual-approval.ts";
import type { Consent } from "../../../sdk/settlement/model/consent.ts";
import { fault } from "../../shared/errors.ts";
import { parseFrom, readText } from "../../shared/files.ts";

export const readAsk = (file: string): Ask => parseFrom(file, () => parseAsk(readText(file)));

export const readHolding = (file: string): Holding => parseFrom(file, () => parseHolding(readText(file)));

export const readQuote = (file: string): Quote => parseFrom(file, () => parseQuote(readText(file)));

export const readConsent = (file: string): Consent => parseFrom(file, () => parseSellerConsent(readText(file)));

/** By whom an ask or a quote is approved. */
export const readApproval = (file: string): DualApproval =>
  parseFrom(file, () => parseSignedBoardAct(readText(file))).approval;

/** By whom an act is approved, and until when. */
export function readTimedApproval(file: string): { readonly deadline: number; readonly approval: DualApproval } {
  const { deadline, approval } = parseFrom(file, () => parseSignedBoardAct(readText(file)));
  if (deadline === undefined) throw fault("USAGE", `${file} is no act with a deadline`, { file });
  return { deadline, approval };
}

/** An id, or a file with the ask that it is of. */
export const idOrAsk = (text: string): string => (/^0x[0-9a-f]{64}$/i.test(text) ? text : askId(readAsk(text)));
