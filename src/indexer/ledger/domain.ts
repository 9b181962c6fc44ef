import type { IndexedDomain } from "../domain.ts";
import { instrumentsProjection } from "./instruments.ts";
import { ISSUED_FOR, PARTY, UNIT_PARTY } from "../parties/tables.ts";
import { HOLDING, INSTRUMENT, LIEN, LOT_HISTORY, LOT_PARTY } from "./tables.ts";

/** Who holds: what of it is shown is said by the cases that issue. */
export const ledger: IndexedDomain = {
  name: "ledger",
  tables: [INSTRUMENT, HOLDING, LIEN, LOT_HISTORY, LOT_PARTY, PARTY, ISSUED_FOR, UNIT_PARTY],
  projections: [instrumentsProjection],
  routes: [],
  answers: {},
};
