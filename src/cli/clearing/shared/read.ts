import type { CycleTerms } from "../../../sdk/clearing/model/cycle-terms.ts";
import {
  parseCycleTerms,
  parseObligations,
  parseSignedByBank,
  type SignedByBank,
} from "../../../sdk/clearing/model/messages.ts";
import type { Obligation } from "../../../sdk/clearing/model/obligation.ts";
import { parseFrom, readText } from "../../shared/files.ts";

export const readTerms = (file: string): CycleTerms => parseFrom(file, () => parseCycleTerms(readText(file)));

export const readObligations = (file: string): Obligation[] => parseFrom(file, () => parseObligations(readText(file)));

export const readSigned = (file: string): SignedByBank => parseFrom(file, () => parseSignedByBank(readText(file)));
