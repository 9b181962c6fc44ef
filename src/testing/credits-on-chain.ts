/** Golden vectors of letters of credit, by the contract: the parties act on the days of the vector, in the words of the vector. */
import { id, ZeroHash } from "ethers";
import { network } from "hardhat";
import { isTallyError, type TallyError } from "../lib/errors.ts";
import { eventOf } from "../sdk/core/write.ts";
import { lettersOfCreditContract } from "../sdk/credits/contracts.ts";
import { type CreditTerms, creditId } from "../sdk/credits/model/credit-terms.ts";
import { discrepanciesHash } from "../sdk/credits/model/discrepancies-hash.ts";
import { type Drawing, presentationId } from "../sdk/credits/model/drawing.ts";
import { CN_BANK_TABLE } from "../sdk/settlement/calendars/cn-bank.ts";
import { dateText, dayNumber } from "../sdk/settlement/model/dates.ts";
import type { CaseParty } from "./case-parties.ts";
import { chainOf } from "./chain.ts";
import type { Act, Sequence, Words } from "./credit-sequences.ts";
import { CREDIT_ERRORS, DISPOSITION_WORDS } from "./credit-words.ts";
import { type CreditsSystem, openCredits } from "./credits.ts";
import { deployTestSystem } from "./system.ts";

/** A vector as it is played. */
interface Play {
  readonly on: CreditsSystem;
  readonly credit: string;
  terms: CreditTerms;
  readonly amendments: Map<string, CreditTerms>;
  readonly drawings: Map<string, { readonly drawing: Drawing; readonly terms: CreditTerms }>;
}

/** Before the first day of any vector. */
const BEGIN = "2025-02-20T04:00:00Z";

/** Plays sequences, each on the same fresh chain. */
export async function creditSequences(): Promise<(given: Sequence) => Promise<unknown>> {
  const { ethers } = await network.create({ override: { initialDate: new Date(BEGIN) } });
  const { deployer: relayer, deployment } = await deployTestSystem(await chainOf(ethers));
  const on = await openCredits({ ethers, deployment, relayer, table: CN_BANK_TABLE });
  let snapshot = await ethers.provider.send("evm_snapshot");
  return async (given) => {
    await ethers.provider.send("evm_revert", [snapshot]);
    snapshot = await ethers.provider.send("evm_snapshot");
    return sequence(on, given);
  };
}

async function sequence(on: CreditsSystem, given: Sequence): Promise<unknown> {
  const terms = await termsOf(on, given.terms);
  const credit = await on.issue(terms, false);
  if (given.terms.confirmed) {
    const act = { credit, terms: credit };
    const signed = await on.sign(on.confirmer, "confirm", act);
    await on.relay.credits.confirmCreditAndWait({ credit, termsName: credit, ...signed });
  }
  const play: Play = { on, credit, terms, amendments: new Map(), drawings: new Map() };
  const results: unknown[] = [];
  for (const act of given.acts) {
    const day = dayNumber(act.date);
    if (day > (await on.today())) await on.goTo(day);
    results.push(await answer(play, act));
  }
  return { results, ...(await summary(play)) };
}

async function termsOf(on: CreditsSystem, given: Words): Promise<CreditTerms> {
  const { availability, tenorFrom } = given;
  return on.terms({
    amount: BigInt(String(given.amount)),
    margin: 0n,
    partialDrawings: Boolean(given.partialDrawings),
    expiry: String(given.expiry),
    latestShipment: String(given.latestShipment),
    presentationDays: Number(given.presentationDays),
    availability: String(availability) === "DEFERRED" ? "Deferred" : "Sight",
    tenorDays: Number(given.tenorDays ?? 0),
    tenorFrom: String(tenorFrom) === "SHIPMENT" ? "Shipment" : "Sight",
    plusBps: Number(given.plusBps ?? 0),
    minusBps: Number(given.minusBps ?? 0),
    rules: String(given.rules) === "UCP600" ? "Ucp600" : "CnDlc2016",
  });
}

async function answer(play: Play, act: Act): Promise<unknown> {
  const does = ACTS[act.act];
  if (does === undefined) throw new Error(`an unknown act: ${act.act}`);
  try {
    return await does(play, act);
  } catch (error) {
    if (!isTallyError(error)) throw error;
    return { error: wordOf(act, error) };
  }
}

function wordOf({ act }: Act, { code, values }: TallyError): string {
  if (code === "Credits_WrongState") return Number(values.state) === 3 ? "NOT_ADVISED" : "CREDIT_CLOSED";
  if (code === "Presentations_WrongState") return act === "present" ? "DUPLICATE_ID" : "BAD_STATE";
  if (code === "Credits_NotParty" && act === "amendPropose") return "NOT_ISSUER";
  return CREDIT_ERRORS[code] ?? code;
}

const ACTS: Readonly<Record<string, (play: Play, act: Act) => Promise<unknown>>> = {
  async advise({ on, credit }) {
    await on.advisor.client.credits.adviseCreditAndWait({ credit });
    return { ok: true };
  },
  async present(play, act) {
    const { on, credit, drawings } = play;
    const terms = play.amendments.get(String(act.underAmendment)) ?? play.terms;
    const amount = BigInt(String(act.amount));
    const drawing: Drawing = {
      credit,
      terms: creditId(terms),
      number: BigInt(id(act.id)) & 0xffffn,
      documents: id(act.id),
      amount,
      invoiceAmount: BigInt(String(act.invoiceAmount ?? act.amount)),
      shipDate: String(act.shipDate),
      atConfirmer: act.at === "C",
      keys: [id(`invoice of ${act.id}`)],
    };
    const { credits } = on.beneficiary.client;
    const under = act.underAmendment === undefined ? undefined : creditId(terms);
    const { presentation } =
      under === undefined
        ? await credits.presentDocumentsAndWait({ terms, drawing })
        : await credits.presentUnderAmendmentAndWait({
            terms,
            drawing,
            ...(await on.sign(on.beneficiary, "answer", { credit, amendment: under, accepts: under })),
          });
    drawings.set(act.id, { drawing, terms });
    play.terms = terms;
    const { receivedOn, examineUntil, flags } = await on.relay.credits.getPresentation({ presentation });
    return { ok: true, receivedOn, examineUntil, flags };
  },
  async refuse(play, act) {
    const { drawing, terms, presentation } = presented(play, act);
    const by = party(play.on, act.by);
    const discrepancies = (act.discrepancies as string[]).map((each) => id(each));
    const disposition = DISPOSITION_WORDS[String(act.disposition)] ?? "None";
    const signed = await play.on.sign(by, "refuse", { presentation, discrepancies, disposition });
    const refusal = { terms, drawing, discrepancies, disposition, ...signed };
    await play.on.relay.credits.refuseDocumentsAndWait(refusal);
    const { reimbursement } = await play.on.relay.credits.getPresentation({ presentation });
    return reimbursement === "Refused" ? { ok: true, reimbursement } : { ok: true, state: "Refused" };
  },
  async waive(play, act) {
    const { drawing, presentation } = presented(play, act);
    const { refusedFor } = await play.on.relay.credits.getPresentation({ presentation });
    const discrepancies = refusedFor === ZeroHash ? discrepanciesHash([id("as the bank told")]) : refusedFor;
    const signed = await play.on.sign(play.on.applicant, "waive", { presentation, discrepancies });
    await play.on.relay.credits.waiveDiscrepanciesAndWait({ drawing, discrepancies, ...signed });
    return { ok: true };
  },
  async accept(play, act) {
    const { drawing, terms, presentation } = presented(play, act);
    const { state } = await play.on.relay.credits.getPresentation({ presentation });
    const signed = await play.on.sign(party(play.on, act.by), "accept", { presentation, refused: state === "Refused" });
    await play.on.relay.credits.acceptDocumentsAndWait({ terms, drawing, ...signed });
    return accepted(play, presentation);
  },
  async poke(play, act) {
    const { drawing, terms, presentation } = presented(play, act);
    const { receipt } = await play.on.relay.credits.precludeRefusalAndWait({ terms, drawing });
    const answer = await accepted(play, presentation);
    const event = "reimbursement" in answer ? "ReimbursementAccepted" : "PresentationAccepted";
    const { byPreclusion } = eventOf(lettersOfCreditContract(play.on.relay), receipt, event).args;
    return { ...answer, byPreclusion };
  },
  async returnDocs(play, act) {
    const { drawing, presentation } = presented(play, act);
    const signed = await play.on.sign(play.on.issuer, "return", { presentation });
    await play.on.relay.credits.returnDocumentsAndWait({ drawing, ...signed });
    return { ok: true };
  },
  async forward(play, act) {
    const { drawing, terms, presentation } = presented(play, act);
    await play.on.confirmer.client.credits.forwardDocumentsAndWait({ terms, drawing });
    return { ok: true, examineUntil: (await play.on.relay.credits.getPresentation({ presentation })).examineUntil };
  },
  async honour(play, act) {
    const { drawing, presentation } = presented(play, act);
    const { claim: instrument } = await play.on.relay.credits.getPresentation({ presentation });
    const { client, maker } = party(play.on, act.by);
    const balance = () => play.on.relay.cash.getCashBalance({ cash: play.on.cash, account: maker.address });
    const before = await balance();
    await client.obligations.payObligationAndWait({ instrument, amount: drawing.amount });
    return { ok: true, paid: String(before - (await balance())) };
  },
  async amendPropose(play, act) {
    const { on, credit, terms: former, amendments } = play;
    const { amount, ...changes } = act.changes as Words;
    const terms = { ...former, ...changes, ...(amount !== undefined && { amount: BigInt(String(amount)) }) };
    const names = { credit, former: creditId(former), terms: creditId(terms) };
    const signed = await on.sign(party(on, act.by), "amend", names);
    await on.relay.credits.amendCreditAndWait({ credit, former, terms, ...signed });
    // In the vectors the applicant, which has no vote, is bound by what is amended: it agreed.
    const agreed = { credit, amendment: names.terms, accepts: names.terms };
    await on.relay.credits.answerAmendmentAndWait({ ...agreed, ...(await on.sign(on.applicant, "answer", agreed)) });
    amendments.set(act.id, terms);
    return { ok: true };
  },
  async amendAccept(play, act) {
    const amendment = creditId(amended(play, act));
    await answered(play, act, amendment, act.onlyPart === true ? id("a part of it") : amendment);
    const { termsName, terms } = await play.on.relay.credits.getLetterOfCredit({ credit: play.credit });
    if (act.onlyPart === true && creditId(play.terms) === termsName)
      return { error: "PARTIAL_ACCEPTANCE_IS_REJECTION" };
    play.terms = terms;
    return { ok: true, effective: termsName === amendment };
  },
  async amendReject(play, act) {
    await answered(play, act, creditId(amended(play, act)), ZeroHash);
    return { ok: true };
  },
  async cancel({ on, credit, terms }, act) {
    const approvals = [];
    let deadline = 0;
    for (const name of act.signers as string[]) {
      const signed = await on.sign(party(on, name), "cancel", { credit, terms: creditId(terms) });
      approvals.push(signed.approval);
      deadline = signed.deadline;
    }
    const { released } = await on.relay.credits.cancelCreditAndWait({ credit, terms, deadline, approvals });
    return { ok: true, released: String(released) };
  },
  async expire({ on, credit, terms }) {
    const { released } = await on.relay.credits.expireCreditAndWait({ credit, terms });
    return { ok: true, released: String(released) };
  },
};

function presented({ drawings }: Play, { id: name }: Act) {
  const found = drawings.get(name);
  if (found === undefined) throw new Error(`${name} was not presented`);
  return { ...found, presentation: presentationId(found.drawing) };
}

function amended({ amendments }: Play, { id: name }: Act): CreditTerms {
  const terms = amendments.get(name);
  if (terms === undefined) throw new Error(`there is no amendment ${name}`);
  return terms;
}

async function answered({ on, credit }: Play, { by }: Act, amendment: string, accepts: string): Promise<void> {
  const act = { credit, amendment, accepts };
  const signed = await on.sign(party(on, by), "answer", act);
  await on.relay.credits.answerAmendmentAndWait({ ...act, ...signed });
}

const party = (on: CreditsSystem, name: string): CaseParty =>
  name === "A" ? on.applicant : name === "I" ? on.issuer : name === "C" ? on.confirmer : on.beneficiary;

async function accepted({ on, terms }: Play, presentation: string): Promise<object> {
  const { reimbursement, applicantBound, claim } = await on.relay.credits.getPresentation({ presentation });
  if (reimbursement === "Accepted") return { ok: true, reimbursement };
  const claimed = await on.relay.obligations.getInstrument({ instrument: claim });
  const obligor = { [on.confirmer.org]: "C", [on.issuer.org]: "I" }[claimed.obligor];
  const maturity = dateText(Math.floor((claimed.maturity + 8 * 3_600) / 86_400));
  return { ok: true, state: "Accepted", obligor, applicantBound, ...(terms.tenorDays > 0 && { maturity }) };
}

async function summary({ on, credit, drawings }: Play): Promise<object> {
  const { state, available } = await on.relay.credits.getLetterOfCredit({ credit });
  const presentations: Record<string, object> = {};
  let [drawn, pending] = [0n, 0n];
  for (const [name, { drawing }] of drawings) {
    const read = await on.relay.credits.getPresentation({ presentation: presentationId(drawing) });
    const word = read.state === "Returned" ? "Refused" : read.state;
    if (word === "Presented") pending += drawing.amount;
    else if (word !== "Refused") drawn += drawing.amount;
    const second = read.reimbursement === "None" ? {} : { reimbursement: read.reimbursement };
    presentations[name] = { state: word, amount: String(drawing.amount), ...second };
  }
  // To the vectors nothing is available before the advice.
  const sums = {
    drawn: String(drawn),
    pending: String(pending),
    available: state === "Advised" ? String(available) : "0",
  };
  return { credit: state, presentations, ...sums };
}
