import { CATALOGUE } from "./core/errors.ts";
import { CUSTODY_CATALOGUE } from "./custody/errors.ts";
import { EVIDENCE_CATALOGUE } from "./evidence/errors.ts";
import { MEMBERS_CATALOGUE } from "./members/errors.ts";
import { SENSING_CATALOGUE } from "./sensing/errors.ts";

/** The errors of the core and of every domain that has its own, by code. */
export const SDK_CATALOGUES = {
  ...CATALOGUE,
  ...MEMBERS_CATALOGUE,
  ...EVIDENCE_CATALOGUE,
  ...SENSING_CATALOGUE,
  ...CUSTODY_CATALOGUE,
};
