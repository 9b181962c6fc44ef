import { checkWhole } from "../../../core/whole.ts";
import { checkName, checkUint32 } from "../check-fields.ts";
import { CONSENT_MODES, type ConsentMode, VISIBILITIES, type Visibility } from "../states.ts";

/** What an owner fixes when it creates a resource, for good. */
export interface ResourceTerms {
  /** Whose consent an agreement needs beside its two sides': nobody's, that of whom it names, or always somebody's. */
  readonly consent: ConsentMode;
  readonly visibility: Visibility;
  /** How many organisations beside owner and source countersign each version; none if left out. */
  readonly validators?: number;
  /** Least number of subjects behind any number that leaves a computation; no such limit if left out. */
  readonly minGroupSize?: number;
}

/** As the contract takes them. @throws `ARGUMENT_INVALID`. */
export function checkResourceTerms({ consent, visibility, validators = 0, minGroupSize = 0 }: ResourceTerms) {
  return {
    consent: checkName("terms.consent", consent, CONSENT_MODES),
    visibility: checkName("terms.visibility", visibility, VISIBILITIES),
    validators: checkWhole("terms.validators", validators, 0, 255),
    minGroupSize: checkUint32("terms.minGroupSize", minGroupSize),
  };
}
