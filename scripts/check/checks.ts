/** Every check of `npm run check`, in the order in which they run. */
import { bundlesCheck } from "./bundles.ts";
import { capsCheck } from "./caps.ts";
import { censusCheck } from "./census.ts";
import { documentsCheck } from "./documents.ts";
import { effectsCheck } from "./effects.ts";
import { errorsCheck } from "./errors.ts";
import { formatCheck } from "./format.ts";
import { generatedCheck } from "./generated.ts";
import { importsCheck } from "./imports.ts";
import { lintCheck } from "./lint.ts";
import { literalsCheck } from "./literals.ts";
import type { Check } from "./report.ts";
import { sizesCheck } from "./sizes.ts";
import { suppressionsCheck } from "./suppressions.ts";
import { floorCheck } from "./test-counts.ts";
import { typesCheck } from "./types.ts";

export const CHECKS: readonly Check[] = [
  formatCheck,
  lintCheck,
  typesCheck,
  importsCheck,
  censusCheck,
  capsCheck,
  literalsCheck,
  effectsCheck,
  suppressionsCheck,
  generatedCheck,
  errorsCheck,
  documentsCheck,
  sizesCheck,
  bundlesCheck,
  floorCheck,
];
