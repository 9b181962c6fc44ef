import type { Clearing } from "../../../../types/contracts.ts";
import type { Client } from "../../core/client.ts";
import type { DueAct } from "../../core/due/due.ts";
import { encodeCall } from "../../core/encode.ts";
import type { Call } from "../../core/send/sender.ts";
import type { MethodArguments, WriteMethod } from "../../core/typed-contract.ts";
import { clearingContract } from "../contracts.ts";
import { type CycleTerms, toTermsStruct } from "../model/cycle-terms.ts";
import { type Obligation, packObligation } from "../model/obligation.ts";

interface Netted {
  readonly terms: CycleTerms;
  readonly nets: readonly bigint[];
}

interface Defaulted {
  readonly terms: CycleTerms;
  readonly list: readonly Obligation[];
}

export const NET: DueAct<Netted> = {
  most: 1,
  call: (client, [first]) => {
    const { terms, nets } = first as Netted;
    return callOf(client, "net", [toTermsStruct(terms), nets]);
  },
};

export const SETTLE: DueAct<CycleTerms> = {
  most: 1,
  call: (client, [terms]) => callOf(client, "settle", [toTermsStruct(terms as CycleTerms)]),
};

export const LAPSE: DueAct<CycleTerms> = {
  most: 1,
  call: (client, [terms]) => callOf(client, "lapse", [toTermsStruct(terms as CycleTerms)]),
};

export const RESOLVE: DueAct<Defaulted> = {
  most: 1,
  call: (client, [first]) => {
    const { terms, list } = first as Defaulted;
    const words = list.map((obligation, i) => packObligation(terms, obligation, i));
    return callOf(client, "resolveDefault", [toTermsStruct(terms), words]);
  },
};

async function callOf<M extends WriteMethod<Clearing>>(
  client: Client,
  method: M,
  args: MethodArguments<Clearing, M>,
): Promise<Call> {
  const contract = clearingContract(client);
  return { to: await contract.getAddress(), data: encodeCall(contract, method, args) };
}
