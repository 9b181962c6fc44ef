import {
  type ProvedTransactionReceipt,
  verifyTransactionReceiptProof,
} from "../../core/proof/verify-transaction-receipt-proof.ts";
import { type CheckResult, runCheck, toFinding } from "../../core/run-check.ts";
import { offerId } from "../model/agreement/offer.ts";
import { offerFrom, priceFrom } from "../model/agreement/offer-from.ts";
import { agreementId } from "../model/agreement/terms.ts";
import { termsFrom } from "../model/agreement/terms-from.ts";
import type { DataAt } from "../model/eip712.ts";
import { AGREEMENT_STATES, nameOf } from "../model/states.ts";
import type { AuditBundle } from "./audit-bundle.ts";
import { checkSignatures } from "./check-signatures.ts";
import { claimedCall, type ProvedEvent, provedEvents } from "./decode-story.ts";

/** One step of the story. */
export interface StoryStep {
  readonly event: string;
  readonly block: number;
  /** Seconds since 1970. */
  readonly time: number;
  readonly detail: string;
}

export interface AuditVerdict {
  readonly valid: boolean;
  readonly checks: readonly CheckResult[];
  readonly story: readonly StoryStep[];
  /** Number of accesses that were served, or uses by computations. */
  readonly uses: number;
  /** The blocks that have to be on the chain: compare their hashes with a node that is trusted. */
  readonly blocks: readonly { readonly number: number; readonly hash: string; readonly sealers: readonly string[] }[];
}

/**
 * Verifies an audit bundle by itself, without a node: every event is in a block's receipts, the offer and the agreement are the digests of
 * what they say, states follow each other, accesses are numbered without gaps and are of this agreement, and signatures are those of whom the
 * events name. What remains to be trusted is that the blocks are on the chain, that the addresses are the consortium's contracts, and that no later
 * event was left out.
 *
 * @example
 * import { parseAuditBundle, verifyAudit } from "tallystick/data";
 *
 * const { valid, checks, story } = await verifyAudit(parseAuditBundle(text));
 */
export async function verifyAudit(bundle: AuditBundle): Promise<AuditVerdict> {
  const { agreement, chain } = bundle;
  const { chainId } = chain;
  const at: DataAt = {
    chainId,
    contracts: { Agreements: { address: chain.agreements }, Catalog: { address: chain.catalog } },
  };
  const checks: CheckResult[] = [];
  const receipts: ProvedTransactionReceipt[] = [];
  for (const { blockHash, blockNumber, proof } of bundle.transactions) {
    checks.push(
      await runCheck("receipt", async () => {
        const proved = await verifyTransactionReceiptProof(proof);
        receipts.push(proved);
        const ok = proved.hash === blockHash && proved.number === blockNumber;
        return toFinding(
          ok,
          `the receipt is in block ${blockNumber}`,
          `the header is that of block ${proved.number}, ${proved.hash}`,
        );
      }),
    );
  }
  const events = receipts.length === bundle.transactions.length ? provedEvents(bundle, receipts) : [];
  const own = events.filter(
    ({ contract, args }) => contract === "Catalog" || args[0] === agreement || !("agreement" in args.toObject()),
  );
  const of = (name: string) => own.filter((event) => event.name === name);
  checks.push(
    await runCheck("offer", () => checkOffer(at, own)),
    await runCheck("terms", () => checkTermsOf(at, agreement, own)),
    await runCheck("states", () => checkStates(of("AgreementMoved"))),
    await runCheck("accesses", () => checkNumbers(own)),
    await runCheck("versions", () => checkVersions(own)),
    ...(await checkSignatures(
      at,
      agreement,
      own,
      bundle.transactions.map(({ data }) => claimedCall(data)),
    )),
  );
  const uses = of("AccessServed").length + of("AgreementUsed").length;
  const blocks = receipts.map(({ number, hash, sealers }) => ({ number, hash, sealers }));
  return { valid: checks.every(({ ok }) => ok), checks, story: own.map(toStep), uses, blocks };
}

function checkOffer(at: DataAt, events: readonly ProvedEvent[]) {
  const opened = events.find(({ name }) => name === "OfferOpened");
  if (opened === undefined) return toFinding(false, "", "the offer is not in the bundle");
  const { offer, details, price } = opened.args;
  const actual = offerId(at, offerFrom(details, priceFrom(price)));
  return toFinding(actual === offer, `the offer is ${offer}`, `the offer hashes to ${actual}, not to ${offer}`);
}

function checkTermsOf(at: DataAt, agreement: string, events: readonly ProvedEvent[]) {
  const proposed = events.find(({ name }) => name === "AgreementProposed");
  const opened = events.find(({ name }) => name === "OfferOpened");
  if (proposed === undefined) return toFinding(false, "", "the terms are not in the bundle");
  const price = opened && priceFrom(opened.args.price);
  const terms = termsFrom(proposed.args.terms, price === undefined ? [] : [price]);
  if (typeof terms.price === "string") {
    return toFinding(
      true,
      "the contract says that the terms are the agreement's; their price is known by its hash alone",
      "",
    );
  }
  const actual = agreementId(at, terms);
  return toFinding(
    actual === agreement,
    "the terms hash to the agreement's id",
    `the terms hash to ${actual}, not to ${agreement}`,
  );
}

function checkStates(moves: readonly ProvedEvent[]) {
  const wrong = moves.find(({ args }, n) => n > 0 && args.from !== moves[n - 1]?.args.to);
  const name = (state: bigint) => nameOf(AGREEMENT_STATES, state);
  const path = moves.map(({ args }) => name(args.to)).join(", ");
  return toFinding(
    wrong === undefined,
    `states: ${path}`,
    `a change from ${wrong && name(wrong.args.from)} follows ${path}`,
  );
}

function checkNumbers(events: readonly ProvedEvent[]) {
  const numbers = events
    .filter(({ name }) => name === "AccessServed" || name === "AgreementUsed")
    .map(({ args }) => Number(args.seq));
  const gap = numbers.findIndex((number, n) => number !== n + 1);
  return toFinding(
    gap < 0,
    `${numbers.length} uses, numbered without gaps`,
    `use ${numbers[gap]} stands where ${gap + 1} should`,
  );
}

function checkVersions(events: readonly ProvedEvent[]) {
  const of = (name: string) => events.filter((event) => event.name === name);
  const known = of("VersionPublished").map(({ args }) => args.number);
  const used = [
    ...of("AccessServed").map(({ args }) => args.access.version),
    ...of("AgreementUsed").map(({ args }) => args.version),
  ];
  const missing = used.find((number) => !known.includes(number));
  return toFinding(
    missing === undefined,
    "each version that was used is in the bundle",
    `version ${missing} is not in the bundle`,
  );
}

function toStep({ name, args, block, time }: ProvedEvent): StoryStep {
  const values = Object.entries(args.toObject())
    .filter(([, value]) => typeof value !== "object")
    .map(([key, value]) => `${key} ${String(value)}`);
  return { event: name, block, time, detail: values.join(", ") };
}
