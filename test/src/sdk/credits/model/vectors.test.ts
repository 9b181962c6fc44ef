import { expect } from "chai";
import { isTallyError } from "../../../../../src/lib/errors.ts";
import { drawingBounds } from "../../../../../src/sdk/credits/model/drawing-tolerance.ts";
import { type InstalmentPeriod, instalments } from "../../../../../src/sdk/credits/model/instalments.ts";
import { checkTransfer } from "../../../../../src/sdk/credits/model/transfer-terms.ts";
import { creditSequence } from "../../../../../src/testing/credit-sequences.ts";
import { financeVectors } from "../../../../../src/testing/finance-vectors.ts";

type Words = Readonly<Record<string, string & boolean>>;

/** The facts' answer to a drawing: bounds, and what is wrong. */
function tolerance(given: Words): object {
  const { amount, partialAllowed, draw, qty, qtyKind, shipped } = given;
  const bounds = drawingBounds({
    amount: BigInt(amount ?? 0),
    aboutAmount: given.aboutAmount ?? false,
    plusBps: Number(given.plusBps ?? 0),
    minusBps: Number(given.minusBps ?? 0),
    partialDrawings: partialAllowed ?? false,
    ...(qty !== undefined && {
      quantity: {
        amount: BigInt(qty),
        kind: String(qtyKind) === "BULK" ? "bulk" : "units",
        about: given.aboutQty ?? false,
      },
    }),
  });
  const reasons: string[] = [];
  if (BigInt(draw ?? 0) > bounds.amount.most) reasons.push("AMOUNT_TOO_HIGH");
  if (BigInt(draw ?? 0) < bounds.amount.least) reasons.push("AMOUNT_TOO_LOW");
  const { quantity } = bounds;
  if (quantity !== undefined && BigInt(shipped ?? 0) > quantity.most) reasons.push("QTY_TOO_HIGH");
  if (quantity !== undefined && BigInt(shipped ?? 0) < quantity.least) reasons.push("QTY_TOO_LOW");
  return {
    amountMax: String(bounds.amount.most),
    amountMin: String(bounds.amount.least),
    ...(quantity && { qtyMax: String(quantity.most), qtyMin: String(quantity.least) }),
    complies: reasons.length === 0,
    reasons,
  };
}

function plain({ transferable: _, partialDrawings: __, ...terms }: Words, changes: Words = {}) {
  const { act, from, to, ...changed } = changes;
  const all = { ...terms, ...changed } as Record<string, string>;
  const numbers = ["amount", "presentationDays", "unitPrice", "insuranceBps"];
  const pairs = Object.entries(all).map(([name, value]) => [name, numbers.includes(name) ? BigInt(value) : value]);
  return Object.fromEntries(pairs) as { amount: bigint };
}

function transfers({ terms, acts }: { terms: Words; acts: readonly Words[] }): object {
  let available = plain(terms).amount;
  const second = new Set<string>();
  const results = acts.map((act) => {
    if (String(act.act) === "substitute") {
      const [first, other] = [BigInt(act.firstInvoice ?? 0), BigInt(act.secondInvoice ?? 0)];
      return { ok: true, paidFirst: String(first - other), paidSecond: String(other) };
    }
    const state = {
      transferable: terms.transferable ?? false,
      partialDrawings: terms.partialDrawings ?? false,
      available,
      isTransferred: second.size > 0,
      isTransfer: second.has(String(act.from)),
    };
    try {
      checkTransfer(state, plain(terms), plain(terms, act));
    } catch (error) {
      if (!isTallyError(error, "CREDIT_NOT_TRANSFERABLE")) throw error;
      const { reason, fields } = error.values;
      return { error: reason, ...(fields !== undefined && { terms: fields }) };
    }
    available -= BigInt(act.amount ?? 0);
    second.add(String(act.to));
    return { ok: true, untransferred: String(available) };
  });
  return { results, untransferred: String(available) };
}

function drawn({ schedule, drawings }: { schedule: readonly InstalmentPeriod[]; drawings: readonly Words[] }): object {
  const credit = instalments(schedule);
  const results = drawings.map(({ no, ship }) => {
    const answer = credit.draw(Number(no), String(ship));
    return answer === "ok" ? { ok: true } : { error: answer };
  });
  return { results, ceased: credit.hasCeased() };
}

describe("the golden vectors of letters of credit, in TypeScript", () => {
  const PLAYS: Readonly<Record<string, readonly [number, (given: never) => object]>> = {
    sequence: [43, creditSequence],
    tolerance: [16, tolerance],
    transfer: [7, transfers],
    instalments: [3, drawn],
  };
  for (const [name, [count, play]] of Object.entries(PLAYS)) {
    it(`agree with each of ${name}`, function () {
      const vectors = financeVectors("lc");
      if (vectors === undefined) return this.skip();
      const cases = vectors.cases.filter(({ op }) => op === name);
      for (const { id, in: given, out } of cases) expect(play(given as never), id).to.deep.equal(out);
      expect(cases).to.have.length(count);
    });
  }
});
