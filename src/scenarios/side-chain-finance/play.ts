import type { Agreement } from "../shared/agree-on-data.ts";
import type { SideChain } from "../shared/side-chain.ts";
import type { Desk } from "../supply-chain-finance/undertaking.ts";
import type { Shown } from "./bank-rule.ts";
import type { MainParties, SideParties } from "./parties.ts";
import type { Observed, Relayer } from "./relay.ts";

/** Both chains, and who acts on them. */
export interface Play {
  readonly desk: Desk;
  readonly side: SideChain;
  readonly sharing: SideParties;
  readonly parties: MainParties;
  readonly relayer: Relayer;
  readonly agreed: Agreement;
  /** What the bank was shown of the record. */
  readonly shown: Shown;
}

/** By which a deal was settled. */
export interface Proofs {
  readonly agreement: Observed;
  readonly statement: Observed;
}
