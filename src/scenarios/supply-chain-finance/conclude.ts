import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { rpc } from "../../sdk/core/rpc.ts";
import { getFingerprint } from "../../sdk/evidence/actions/fingerprints/get-fingerprint.ts";
import { instrumentsContract } from "../../sdk/ledger/contracts.ts";
import { getReceivable } from "../../sdk/receivables/actions/receivables/get-receivable.ts";
import { getSplitTree } from "../../sdk/receivables/actions/receivables/get-split-tree.ts";
import { drawSplitTree } from "../../sdk/receivables/tree/draw-split-tree.ts";
import { showSplitTree } from "../../sdk/receivables/tree/show-split-tree.ts";
import type { Parcel } from "../../sdk/receivables/tree/split-tree.ts";
import { getCash } from "../../sdk/settlement/actions/cash/get-cash.ts";
import { getCreditLimit } from "../../sdk/settlement/actions/limits/get-credit-limit.ts";
import type { Fault } from "../shared/faults.ts";
import type { Outcome } from "../shared/scenario.ts";
import type { Default } from "./late-payer.ts";
import { yuan } from "../shared/yuan.ts";
import { balanceOf } from "./money.ts";
import type { Parties } from "./parties.ts";
import type { Payday } from "./payday.ts";
import type { BestQuote } from "./quotes.ts";
import { FACE } from "./trades.ts";
import type { Desk, Registered } from "./undertaking.ts";

export interface Played {
  readonly registered: Registered;
  readonly quote: BestQuote;
  readonly payday: Payday;
  readonly ended: Default;
  /** What was paid in at the bank. */
  readonly issued: bigint;
  readonly frauds: readonly Fault[];
}

/** Shows how the receivable was split, and whether all of it adds up. */
export async function conclude(desk: Desk, parties: Parties, played: Played): Promise<Outcome> {
  const { say, folder } = desk.stage;
  const { registered, quote, payday, ended, issued, frauds } = played;
  const { steel, harbour } = parties;
  const { client } = steel;
  const faults = [...frauds, ...payday.faults, ...ended.faults];
  const names = new Map(Object.values(parties).map(({ org, name }) => [org, name]));
  const words = { nameOf: ({ org }: Parcel) => names.get(org) ?? `organisation ${org}`, amount: yuan };
  const tree = await getSplitTree(client, { receivable: registered.id });
  for (const line of showSplitTree(tree, words).split("\n")) say(line);
  const drawing = join(folder, "split-tree.svg");
  writeFileSync(drawing, drawSplitTree(tree, words));
  const { state, payment } = await getReceivable(client, { receivable: registered.id });
  const redeemed = [...payday.redeemed.values()].reduce((sum, amount) => sum + amount, 0n);
  const key = registered.terms.keys[0] ?? "";
  const fingerprint = (await getFingerprint(client, { key })).state;
  const escrow = await escrowOf(desk, parties);
  const balances = await Promise.all(Object.values(parties).map((party) => balanceOf(desk.money, party)));
  const cash = balances.reduce((sum, balance) => sum + balance, escrow);
  const { supply } = await getCash(client, { bank: parties.north.org, currency: "CNY" });
  const limits = await Promise.all([
    getCreditLimit(client, { principal: steel.org, counterparty: steel.org, kind: "UNDERTAKING" }),
    getCreditLimit(client, { principal: harbour.org, counterparty: steel.org, kind: "OBLIGOR_RISK" }),
  ]);
  const used = limits.reduce((sum, limit) => sum + limit.used, ended.used);
  const reported = faults.filter((fault) => fault.reported !== undefined).length;

  const checks = {
    "redeemed is the face": redeemed === FACE && payment?.redeemed === FACE && payment.paid === FACE,
    "money issued is money held": cash === issued && supply === issued,
    "nothing is left in escrow": escrow === 0n,
    "no limit is used any more": used === 0n,
    "late interest is what the terms say": ended.interest === ended.expected && ended.interest > 0n,
    "both receivables are closed": state === "Closed" && ended.end === "Closed",
    "the document is used up": fingerprint === "Closed",
  };
  const facts = {
    "face, confirmed by two people": yuan(FACE),
    "redeemed by holders": yuan(redeemed),
    "sold without recourse": `for ${yuan(quote.quote.price)}, by ${quote.bank.name}`,
    "interest on the loan": yuan(payday.loanInterest),
    "late interest": yuan(ended.interest),
    ...checks,
    "split tree": drawing,
    "frauds and errors reported": `${reported} of ${faults.length}`,
  };
  return { ok: Object.values(checks).every(Boolean) && reported === faults.length, facts };
}

/** Money that came for claims and went to no holder yet. */
async function escrowOf({ money }: Desk, { north }: Parties): Promise<bigint> {
  const account = await rpc(() => instrumentsContract(north.client).getAddress());
  return balanceOf(money, { account });
}
