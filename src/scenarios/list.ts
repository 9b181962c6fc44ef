import { bankClearing } from "./bank-clearing/scenario.ts";
import { billsOfExchange } from "./bills-of-exchange/scenario.ts";
import { blacklistSharing } from "./blacklist-sharing/scenario.ts";
import { claimsBoard } from "./claims-board/scenario.ts";
import { dataSharing } from "./data-sharing/scenario.ts";
import { entrustedPayment } from "./entrusted-payment/scenario.ts";
import { evidenceDeposit } from "./evidence-deposit/scenario.ts";
import { lettersOfCredit } from "./letters-of-credit/scenario.ts";
import { medicalWaste } from "./medical-waste/scenario.ts";
import { reinsuranceTreaties } from "./reinsurance-treaties/scenario.ts";
import { riverMonitoring } from "./river-monitoring/scenario.ts";
import type { Scenario } from "./shared/scenario.ts";
import { sideChainFinance } from "./side-chain-finance/scenario.ts";
import { supplyChainFinance } from "./supply-chain-finance/scenario.ts";

/** What `npm start` plays, in the order in which it is told. */
export const SCENARIOS: readonly Scenario[] = [
  evidenceDeposit,
  riverMonitoring,
  medicalWaste,
  supplyChainFinance,
  dataSharing,
  sideChainFinance,
  blacklistSharing,
  bankClearing,
  lettersOfCredit,
  billsOfExchange,
  entrustedPayment,
  reinsuranceTreaties,
  claimsBoard,
];
