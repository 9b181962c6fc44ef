import type { LettersOfCredit } from "../../../../types/contracts.ts";
import type { Client } from "../../core/client.ts";
import type { DueAct } from "../../core/due/due.ts";
import { encodeCall } from "../../core/encode.ts";
import type { MethodArguments, WriteMethod } from "../../core/typed-contract.ts";
import { lettersOfCreditContract } from "../contracts.ts";
import { type CreditTerms, toCreditStruct } from "../model/credit-terms.ts";
import { type Drawing, toDrawingStruct } from "../model/drawing.ts";

/** Documents, and the terms under which they were presented. */
interface Shown {
  readonly terms: CreditTerms;
  readonly drawing: Drawing;
}

interface Over {
  readonly credit: string;
  readonly terms: CreditTerms;
}

const NOBODY_SIGNED = { maker: "0x", checker: "0x" };

export const PRECLUDE = actOf("preclude", shown);
export const COLLECT = actOf("collect", shown);
export const FORWARD = actOf("forward", shown);
export const LAPSE = actOf("lapse", ({ drawing }: Shown) => [toDrawingStruct(drawing)] as const);
export const RETURN = actOf(
  "returnDocuments",
  ({ drawing }: Shown) => [toDrawingStruct(drawing), 0, NOBODY_SIGNED] as const,
);
export const EXPIRE = actOf("expire", ({ credit, terms }: Over) => [credit, toCreditStruct(terms)] as const);

function shown({ terms, drawing }: Shown) {
  return [toCreditStruct(terms), toDrawingStruct(drawing)] as const;
}

/** An act that takes one thing at a time. */
function actOf<M extends WriteMethod<LettersOfCredit>, Input>(
  method: M,
  argsOf: (input: Input) => MethodArguments<LettersOfCredit, M>,
): DueAct<Input> {
  return {
    most: 1,
    async call(client: Client, [first]) {
      const contract = lettersOfCreditContract(client);
      return { to: await contract.getAddress(), data: encodeCall(contract, method, argsOf(first as Input)) };
    },
  };
}
