import { AbiCoder, keccak256 } from "ethers";
import { checkBytes32, checkThat } from "../../core/check.ts";

/** Words of the Solidity `FactKind`, in its order. */
export const FACT_KINDS = ["AgreementActive", "StatementValid", "ReceivableConfirmed"] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/** That something of another chain is so. */
export interface Fact {
  /** Id of the light client by which it is proved. */
  readonly lightClient: string;
  readonly kind: FactKind;
  /** The agreement, statement or receivable that it is about: its id on the other chain. */
  readonly key: string;
}

/** A fact as contracts take it. @throws `ARGUMENT_INVALID`. */
export function checkFact({ lightClient, kind, key }: Fact) {
  checkThat(FACT_KINDS.includes(kind), "fact.kind", kind, `one of ${FACT_KINDS.join(", ")}`);
  return {
    client: checkBytes32("fact.lightClient", lightClient),
    kind: FACT_KINDS.indexOf(kind),
    key: checkBytes32("fact.key", key),
  };
}

/**
 * The id of a fact, which a leg of a deal carries.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { factId } from "tallystick/anchoring";
 *
 * const id = factId({ lightClient, kind: "AgreementActive", key: agreement });
 */
export function factId(fact: Fact): string {
  const { client, kind, key } = checkFact(fact);
  return keccak256(AbiCoder.defaultAbiCoder().encode(["bytes32", "uint8", "bytes32"], [client, kind, key]));
}
