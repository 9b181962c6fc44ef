import type { IndexedDomain } from "../domain.ts";
import { instrumentsProjection } from "./instruments.ts";
import { HOLDING, INSTRUMENT, LIEN } from "./tables.ts";

/** Who holds: what of it is shown is said by the cases that issue. */
export const ledger: IndexedDomain = {
  name: "ledger",
  tables: [INSTRUMENT, HOLDING, LIEN],
  projections: [instrumentsProjection],
  routes: [],
  answers: {},
};
