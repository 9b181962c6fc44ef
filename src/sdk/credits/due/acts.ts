import type { LettersOfCredit } from "../../../../types/contracts.ts";
import type { Client } from "../../core/client.ts";
import type { DueAct } from "../../core/due/due.ts";
import { encodeCall } from "../../core/encode.ts";
import type { Call } from "../../core/send/sender.ts";
import type { MethodArguments, WriteMethod } from "../../core/typed-contract.ts";
import { lettersOfCreditContract } from "../contracts.ts";
import { type CreditTerms, toCreditStruct } from "../model/credit-terms.ts";
import { type Drawing, toDrawingStruct } from "../model/drawing.ts";

interface Silent {
  readonly terms: CreditTerms;
  readonly drawing: Drawing;
}

interface Over {
  readonly credit: string;
  readonly terms: CreditTerms;
}

export const PRECLUDE: DueAct<Silent> = {
  most: 1,
  call: (client, [first]) => {
    const { terms, drawing } = first as Silent;
    return callOf(client, "preclude", [toCreditStruct(terms), toDrawingStruct(drawing)]);
  },
};

export const EXPIRE: DueAct<Over> = {
  most: 1,
  call: (client, [first]) => {
    const { credit, terms } = first as Over;
    return callOf(client, "expire", [credit, toCreditStruct(terms)]);
  },
};

async function callOf<M extends WriteMethod<LettersOfCredit>>(
  client: Client,
  method: M,
  args: MethodArguments<LettersOfCredit, M>,
): Promise<Call> {
  const contract = lettersOfCreditContract(client);
  return { to: await contract.getAddress(), data: encodeCall(contract, method, args) };
}
