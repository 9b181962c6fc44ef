// biome-ignore-all lint/performance/noBarrelFile: a part of the entry of the package

export { PASSING_MARKS, type PassingMark } from "../../ledger/model/passing-mark.ts";
export { BILL_TYPES, type BillDraft, type BillTerms, billId, completeBill } from "./bill-terms.ts";
export { type BillsAt, billsEip712Domain } from "./eip712.ts";
export {
  firstUnitOf,
  growLots,
  historyHash,
  type LotEvent,
  type LotStep,
  type LotTransaction,
  NOT_TRANSFERABLE,
  rootLotOf,
} from "./lot-steps.ts";
export { billTermsJson, parseBillTerms, parseSignedBillAct, type SignedBillAct } from "./messages.ts";
export {
  answersOnBill,
  type BillRecourse,
  recourseDue,
  type RecoursePeriods,
  recoursePeriods,
} from "./recourse.ts";
export { type BillRepo, billRepo } from "./repo.ts";
export {
  BILL_ACT_TYPES,
  type BillAct,
  type BillActName,
  type BillActs,
  billActDigest,
  signBillAct,
} from "./signatures.ts";
export {
  AVALS,
  type Aval,
  BILL_LOT_STATES,
  BILL_STATES,
  type BillLotState,
  type BillState,
} from "./states.ts";
