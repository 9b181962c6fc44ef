import { date, form, money, narrative, oneOf, reference } from "./codec.ts";
import { datedMoney, datedPlace, days, party, tolerance } from "./forms.ts";
import { may, mayOf, must, mustOf } from "./spec.ts";

const sequence = form(/^[1-8]\/[1-8]$/, "number of the message and of all: 1/1");
const number3 = form(/^\d{1,3}$/, "a number of at most three digits");
const lines35 = (count: number) => narrative(count, 35);
const bank = (tag: string) => mayOf(tag, ["A", "B", "D"], party);
const goods = narrative(100, 65);
const RULES = [
  "UCP LATEST VERSION",
  "EUCP LATEST VERSION",
  "UCPURR LATEST VERSION",
  "EUCPURR LATEST VERSION",
  "ISP LATEST VERSION",
] as const;
const FORMS = ["IRREVOCABLE", "IRREVOCABLE TRANSFERABLE"] as const;
const SHIPMENTS = ["ALLOWED", "CONDITIONAL", "NOT ALLOWED"] as const;
const INSTRUCTIONS = ["CONFIRM", "MAY ADD", "WITHOUT"] as const;

const rules = oneOf(...RULES);

/** What an issue and an amendment say in the same fields. */
const shipment = {
  takingInCharge: may("44A", narrative(2, 65)),
  loading: may("44E", narrative(2, 65)),
  discharge: may("44F", narrative(2, 65)),
  destination: may("44B", narrative(2, 65)),
  latestShipment: may("44C", date),
  shipmentPeriod: may("44D", narrative(6, 65)),
} as const;

/** Issue of a documentary credit. */
export const MT700 = {
  sequence: must("27", sequence),
  form: must("40A", oneOf(...FORMS)),
  creditNumber: must("20", reference),
  preAdvice: may("23", reference),
  issued: may("31C", date),
  rules: must("40E", rules),
  expiry: must("31D", datedPlace),
  applicantBank: bank("51a"),
  applicant: must("50", party),
  beneficiary: must("59", party),
  amount: must("32B", money),
  tolerance: may("39A", tolerance),
  additionalAmounts: may("39C", lines35(4)),
  availableWith: mustOf("41a", ["A", "D"], narrative(5, 35, "x")),
  draftsAt: may("42C", lines35(3)),
  drawee: bank("42a"),
  mixedPayment: may("42M", lines35(4)),
  deferredPayment: may("42P", lines35(4)),
  partialShipments: may("43P", oneOf(...SHIPMENTS)),
  transhipment: may("43T", oneOf(...SHIPMENTS)),
  ...shipment,
  goods: may("45A", goods),
  documents: may("46A", goods),
  conditions: may("47A", goods),
  charges: may("71D", lines35(6)),
  presentation: may("48", days),
  confirmation: must("49", oneOf(...INSTRUCTIONS)),
  confirmer: bank("58a"),
  reimbursingBank: bank("53a"),
  instructions: may("78", narrative(12, 65)),
  adviseThrough: bank("57a"),
  bankToBank: may("72Z", lines35(6)),
} as const;

/** Amendment to a documentary credit. */
export const MT707 = {
  sequence: must("27", sequence),
  reference: must("20", reference),
  receiversReference: must("21", reference),
  issuersReference: must("23", reference),
  issuingBank: bank("52a"),
  issued: may("31C", date),
  amendmentNumber: may("26E", number3),
  amended: may("30", date),
  purpose: may("22A", oneOf("ACNF", "ADVI", "ISSU")),
  cancellation: may("23S", oneOf("CANCEL")),
  form: may("40A", oneOf(...FORMS)),
  rules: may("40E", rules),
  expiry: may("31D", datedPlace),
  applicant: may("50", party),
  beneficiary: may("59", party),
  increase: may("32B", money),
  decrease: may("33B", money),
  tolerance: may("39A", tolerance),
  additionalAmounts: may("39C", lines35(4)),
  availableWith: mayOf("41a", ["A", "D"], narrative(5, 35, "x")),
  draftsAt: may("42C", lines35(3)),
  deferredPayment: may("42P", lines35(4)),
  partialShipments: may("43P", oneOf(...SHIPMENTS)),
  transhipment: may("43T", oneOf(...SHIPMENTS)),
  ...shipment,
  goods: may("45B", goods),
  documents: may("46B", goods),
  conditions: may("47B", goods),
  charges: may("71D", lines35(6)),
  presentation: may("48", days),
  confirmation: may("49", oneOf(...INSTRUCTIONS)),
  bankToBank: may("72Z", lines35(6)),
} as const;

/** Advice of refusal. */
export const MT734 = {
  reference: must("20", reference),
  presentersReference: must("21", reference),
  drawn: must("32A", datedMoney),
  chargesClaimed: may("73A", lines35(6)),
  totalClaimed: mayOf("33a", ["A", "B"], datedMoney),
  accountBank: bank("57a"),
  bankToBank: may("72Z", lines35(6)),
  discrepancies: must("77J", narrative(70, 50)),
  disposal: must("77B", narrative(3, 35, "x")),
} as const;

/** Advice of discrepancy. */
export const MT750 = {
  reference: must("20", reference),
  relatedReference: must("21", reference),
  drawn: must("32B", money),
  additional: may("33B", money),
  chargesDeducted: may("71D", lines35(6)),
  chargesAdded: may("73A", lines35(6)),
  total: may("34B", money),
  accountBank: bank("57a"),
  bankToBank: may("72Z", lines35(6)),
  discrepancies: must("77J", narrative(70, 50)),
} as const;

/** Authorisation to pay, accept or negotiate. */
export const MT752 = {
  creditNumber: must("20", reference),
  presentersReference: must("21", reference),
  authorisation: must("23", reference),
  advised: must("30", date),
  drawn: may("32B", money),
  chargesDeducted: may("71D", lines35(6)),
  net: mayOf("33a", ["A", "B"], datedMoney),
  sendersBank: bank("53a"),
  receiversBank: bank("54a"),
  bankToBank: may("72Z", lines35(6)),
  narrative: may("79Z", narrative(35, 50)),
} as const;

/** Advice of payment, acceptance or negotiation. */
export const MT754 = {
  reference: must("20", reference),
  relatedReference: must("21", reference),
  paid: mustOf("32a", ["A", "B"], datedMoney),
  additional: may("33B", money),
  chargesDeducted: may("71D", lines35(6)),
  chargesAdded: may("73A", lines35(6)),
  total: mayOf("34a", ["A", "B"], datedMoney),
  reimbursingBank: bank("53a"),
  accountBank: bank("57a"),
  beneficiaryBank: bank("58a"),
  bankToBank: may("72Z", lines35(6)),
  narrative: may("77", narrative(20, 35)),
} as const;

/** Advice of reimbursement or payment. */
export const MT756 = {
  reference: must("20", reference),
  presentersReference: must("21", reference),
  claimed: must("32B", money),
  reimbursed: mustOf("33a", ["A", "B"], datedMoney),
  sendersBank: bank("53a"),
  receiversBank: bank("54a"),
  bankToBank: may("72Z", lines35(6)),
  narrative: may("79Z", narrative(35, 50)),
} as const;

export const MT_SPECS = {
  "700": MT700,
  "707": MT707,
  "734": MT734,
  "750": MT750,
  "752": MT752,
  "754": MT754,
  "756": MT756,
} as const;
