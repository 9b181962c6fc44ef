import { ZeroHash } from "ethers";
import { checkBytes32, checkThat } from "../../core/check.ts";
import { packCreationTerms } from "./creation-terms.ts";

/** A unit that comes into being. */
export interface Creation {
  /** GS1 element string as the path of a Digital Link, "8003/06941234000012B0001", or a URI of another kind. */
  readonly identifier: string;
  /** Version of the profile, see `getProfile`. */
  readonly rules: number;
  /** One of the steps by which units begin. */
  readonly step: number;
  /** Number of its class; left out for a container. */
  readonly class?: number;
  /** Global Location Number as a number. @default 0, no place */
  readonly site?: number;
  /** Seconds since 1970. */
  readonly when: number;
  /** How many pieces it is. @default 0, an empty container */
  readonly items?: number;
  /** In the profile's unit, as a whole number. @default 0, an empty container */
  readonly quantity?: number;
  /** What shows the measurement, such as the hash of a scale's sealed reading. @default none */
  readonly evidence?: string;
}

/** As the contract takes it. @throws `ARGUMENT_INVALID`. */
export function toCreationStruct({ identifier, evidence = ZeroHash, ...terms }: Creation) {
  checkThat(identifier !== "", "identifier", identifier, "a text");
  const { rules, step, class: class_ = 0, site = 0, when, items = 0, quantity = 0 } = terms;
  return {
    terms: packCreationTerms({ rules, step, class: class_, site, when, items, quantity }),
    evidence: checkBytes32("evidence", evidence),
    identifier,
  };
}
