/** Golden vectors of the lots of a bill, by the contracts. */
import { ZeroHash } from "ethers";
import type { TallyError } from "../lib/errors.ts";
import { billId } from "../sdk/bills/model/bill-terms.ts";
import type { CaseParty } from "./case-parties.ts";
import type { BillsSystem } from "./bills.ts";
import { goTo, said } from "./vector-days.ts";

/** An act on the lots of a bill. */
interface LotAct {
  readonly act: "accept" | "endorse" | "pledge" | "release" | "discount";
  readonly date: string;
  readonly conditional?: boolean;
  readonly from: string;
  readonly to: string;
  readonly by: string;
  readonly lo: string;
  readonly hi: string;
}

export interface LotsVector {
  readonly bill: {
    readonly amount: string;
    readonly issue: string;
    readonly maturity: string;
    readonly drawerNotNegotiable?: boolean;
  };
  readonly acts: readonly LotAct[];
}

/** A lot as the vectors tell it. */
interface Piece {
  lot: bigint;
  lo: bigint;
  hi: bigint;
  holder: string;
  pledgee?: string;
}

const REF = ZeroHash.replace(/0$/, "1");

/** Plays the acts on the days of the vector. */
export async function playLots(on: BillsSystem, { bill: given, acts }: LotsVector): Promise<unknown> {
  await goTo(on, given.issue);
  const terms = await on.terms({
    amount: BigInt(given.amount),
    issued: given.issue,
    maturity: given.maturity,
    notTransferable: given.drawerNotNegotiable === true,
  });
  await on.draw(terms);
  const pieces: Piece[] = [];
  const results: unknown[] = [];
  for (const act of acts) {
    await goTo(on, act.date);
    results.push(
      await said(
        async () => {
          if (act.act === "accept") {
            const [piece, refused] = await accept(on, terms, act.conditional === true);
            if (piece) pieces.push(piece);
            return refused ? { error: "CONDITIONAL_ACCEPTANCE_IS_REFUSAL" } : { ok: true };
          }
          await ACTS[act.act](on, pieces, act);
          return { ok: true };
        },
        (error) => ({ error: wordOf(error, act, BigInt(given.amount), given.drawerNotNegotiable === true) }),
      ),
    );
  }
  const bill = billId(terms);
  const { state } = await on.relay.bills.getBill({ bill });
  const told = pieces.sort((a, b) => Number(a.lo - b.lo)).map((piece) => tell(on, piece));
  return { results, state, lots: await Promise.all(told) };
}

async function accept(
  on: BillsSystem,
  terms: Awaited<ReturnType<BillsSystem["terms"]>>,
  conditional: boolean,
): Promise<[Piece | undefined, boolean]> {
  const bill = billId(terms);
  const act = { bill, notTransferable: false, conditional };
  const signed = await on.sign(on.acceptor, "accept", act);
  await on.relay.bills.acceptBillAndWait({ terms, conditional, ...signed });
  const { lot } = await on.relay.bills.getBill({ bill });
  if (lot === null) return [undefined, true];
  return [{ lot, lo: 1n, hi: terms.amount, holder: "P0" }, false];
}

const ACTS = {
  async accept() {},
  endorse: give,
  async discount(on: BillsSystem, pieces: Piece[], act: LotAct) {
    await give(on, pieces, act);
  },
  async pledge(on: BillsSystem, pieces: Piece[], act: LotAct) {
    const [owner, pledgee] = [await on.party(act.from), await on.party(act.to)];
    const piece = await take(pieces, act, owner, owner);
    const { lot: instrument, lo, hi } = piece;
    const lien = { instrument, pledgee: pledgee.org, amount: hi - lo + 1n, enforceableFrom: 1, ref: REF };
    await owner.client.liens.pledgeUnitsAndWait(lien);
    piece.pledgee = act.to;
  },
  async release(on: BillsSystem, pieces: Piece[], act: LotAct) {
    const piece = pieceAt(pieces, act);
    const owner = await on.party(piece?.holder ?? "P0");
    const amount = BigInt(act.hi) - BigInt(act.lo) + 1n;
    const { client } = await on.party(act.by);
    const lien = { instrument: piece?.lot ?? 1n, owner: owner.maker.address, amount, ref: REF };
    await client.liens.releaseLienAndWait(lien);
    if (piece) delete piece.pledgee;
  },
} as const;

async function give(on: BillsSystem, pieces: Piece[], act: LotAct): Promise<void> {
  const [from, to] = [await on.party(act.from), await on.party(act.to)];
  const piece = await take(pieces, act, from, to);
  piece.holder = act.to;
}

const pieceAt = (pieces: readonly Piece[], { lo }: LotAct) =>
  pieces.find((piece) => piece.lo <= BigInt(lo) && BigInt(lo) <= piece.hi);

/** Passes an interval on, or divides it off where it stays: the chain decides. */
async function take(pieces: Piece[], act: LotAct, from: CaseParty, to: CaseParty): Promise<Piece> {
  const [lo, hi] = [BigInt(act.lo), BigInt(act.hi)];
  const piece = pieceAt(pieces, act);
  const lot = piece?.lot ?? 1n;
  const [amount, account] = [hi - lo + 1n, to.maker.address];
  if (piece && piece.lo === lo && piece.hi === hi) {
    if (from !== to) await from.client.bills.endorseBillAndWait({ lot, to: account, amount });
    return piece;
  }
  const part = { lot, first: lo - 1n, amount, to: account };
  const given = await from.client.bills.endorseBillInPartAndWait(part);
  if (!piece) throw new Error("the ledger passed on a part of no lot");
  const after = hi < piece.hi ? { ...piece, lo: hi + 1n } : undefined;
  const taken = { ...piece, lot: given.lot, lo, hi };
  if (lo === piece.lo) pieces.splice(pieces.indexOf(piece), 1);
  else piece.hi = lo - 1n;
  pieces.push(taken);
  if (after) pieces.push({ ...after, lot: (taken.lot & ~(2n ** 64n - 2n)) | (hi << 1n) });
  return taken;
}

function wordOf({ code, values }: TallyError, act: LotAct, amount: bigint, fixed: boolean): string {
  const [lo, hi] = [BigInt(act.lo ?? 0), BigInt(act.hi ?? 0)];
  if (act.act !== "accept" && (lo < 1n || hi < lo || hi > amount)) return "BAD_INTERVAL";
  if (code === "Bills_WrongState" || code === "Holdings_UnknownInstrument") return "BAD_STATE";
  if (code === "Holdings_BalanceInsufficient") return "NOT_HOLDER";
  if (code === "Holdings_PartInvalid") return "SPANS_LOTS";
  if (code === "Holdings_Closed" && fixed) return "DRAWER_NOT_NEGOTIABLE";
  if (code === "ERC7943InsufficientUnfrozenBalance" || code === "Liens_NotFree") return "PLEDGED";
  if (code === "Holdings_LotWhole") return "PARTIAL_NOT_ALLOWED";
  if (code === "Liens_Insufficient") return Number(values.held ?? 0) === 0 ? "NOT_PLEDGEE" : "PARTIAL_NOT_ALLOWED";
  return code;
}

async function tell(on: BillsSystem, { lot, lo, hi, holder, pledgee }: Piece): Promise<unknown> {
  const { maker } = await on.party(holder);
  const { balance } = await on.relay.units.getHolding({ instrument: lot, holder: maker.address });
  const steps = await on.relay.bills.getLotHistory({ lot });
  const endorsers = steps.map(({ from }) => on.nameOf(from));
  const told = { lo: String(lo), hi: String(hi), qty: String(balance), holder, endorsers };
  return pledgee === undefined ? told : { ...told, pledgee };
}
