import type { CreditTerms } from "../../../sdk/credits/model/credit-terms.ts";
import type { Drawing } from "../../../sdk/credits/model/drawing.ts";
import {
  parseCreditTerms,
  parseDrawing,
  parseSignedCreditAct,
  type SignedCreditAct,
} from "../../../sdk/credits/model/messages.ts";
import { parseFrom, readText } from "../../shared/files.ts";

export const readTerms = (file: string): CreditTerms => parseFrom(file, () => parseCreditTerms(readText(file)));

export const readDrawing = (file: string): Drawing => parseFrom(file, () => parseDrawing(readText(file)));

export const readSigned = (file: string): SignedCreditAct =>
  parseFrom(file, () => parseSignedCreditAct(readText(file)));
