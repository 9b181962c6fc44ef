import { toBeHex } from "ethers";
import { checkNumber } from "../../core/whole.ts";

/** The subject of a statement that an organisation is insolvent: its number. @throws `ARGUMENT_INVALID`. */
export function obligorSubject(obligor: number): string {
  return toBeHex(checkNumber("obligor", obligor), 32);
}
