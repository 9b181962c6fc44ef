/** The mutants of `npm run test:mutants`. */
import type { Mutant } from "./mutant.ts";

const FINGERPRINTS = "contracts/evidence/Fingerprints.sol";
const ATTESTATIONS = "contracts/evidence/Attestations.sol";

export const MUTANTS: readonly Mutant[] = [
  {
    name: "a reservation cannot end in the second in which it is made",
    file: FINGERPRINTS,
    find: "until >= block.timestamp &&",
    replace: "until > block.timestamp &&",
    tests: ["evidence/Fingerprints.t.sol"],
  },
  {
    name: "a reservation of exactly the longest time is refused",
    file: FINGERPRINTS,
    find: "until <= block.timestamp + MAX_RESERVATION,",
    replace: "until < block.timestamp + MAX_RESERVATION,",
    tests: ["evidence/Fingerprints.t.sol"],
  },
  {
    name: "an endorsement makes a record valid for ever",
    file: ATTESTATIONS,
    find: "record.withEndorsements(count + 1);",
    replace: "record.withEndorsements(count + 1).withUntil(0);",
    tests: ["evidence/AttestationsEndorse.t.sol"],
  },
];
