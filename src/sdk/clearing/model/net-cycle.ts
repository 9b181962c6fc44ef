import { clearingError } from "../errors.ts";
import type { CycleMember, CycleTerms } from "./cycle-terms.ts";
import { type Obligation, packObligation } from "./obligation.ts";

/** Of a cycle's terms, what netting asks for. */
export interface NettingTerms extends Pick<CycleTerms, "pairCaps"> {
  readonly members: readonly Pick<CycleMember, "bank" | "netDebitCap">[];
}

/** A cap that obligations exceed. */
export type Breach =
  | { readonly kind: "NET_DEBIT_CAP"; readonly bank: number; readonly net: bigint; readonly cap: bigint }
  | {
      readonly kind: "BILATERAL_CAP";
      readonly creditor: number;
      readonly debtor: number;
      readonly net: bigint;
      readonly cap: bigint;
    };

/** What a list of obligations comes to. */
export interface Netting {
  /** One for each member, in the order of the terms; positive receives. They sum to zero. */
  readonly nets: readonly bigint[];
  /** Sum of all obligations. */
  readonly gross: bigint;
  /** What is paid instead. */
  readonly settle: bigint;
  /** Part of the gross that need not be paid, in ten-thousandths, rounded down. */
  readonly savingBps: bigint;
  /** Empty where the chain takes the list as a whole. */
  readonly breaches: readonly Breach[];
}

/**
 * Nets obligations: exact, and the same wherever it is computed. What the chain says of the cycle is the same. Needs no network.
 *
 * @throws `OBLIGATION_INVALID`, `OBLIGATION_DUPLICATE`.
 *
 * @example
 * import { netCycle } from "tallystick/clearing";
 *
 * const { nets, gross, settle } = netCycle(cycleTerms, obligations);
 * console.log(nets, `${gross} are settled by ${settle}`);
 */
export function netCycle(terms: NettingTerms, obligations: readonly Obligation[]): Netting {
  const { members, pairCaps = [] } = terms;
  const size = members.length;
  const indexOf = new Map(members.map(({ bank }, i) => [bank, i]));
  const at = (bank: number) => indexOf.get(bank) ?? 0; // `requireOnce` found each
  const nets = new Array<bigint>(size).fill(0n);
  const pairs = new Map<number, bigint>();
  requireOnce(terms, obligations);
  let gross = 0n;
  for (const { debtor, creditor, amount } of obligations) {
    const [from, to] = [at(debtor), at(creditor)];
    nets[from] = (nets[from] ?? 0n) - amount;
    nets[to] = (nets[to] ?? 0n) + amount;
    pairs.set(from * size + to, (pairs.get(from * size + to) ?? 0n) + amount);
    gross += amount;
  }
  const owed = (from: number, to: number) => (pairs.get(from * size + to) ?? 0n) - (pairs.get(to * size + from) ?? 0n);
  const settle = nets.reduce((sum, net) => (net > 0n ? sum + net : sum), 0n);
  const savingBps = gross === 0n ? 0n : ((gross - settle) * 10_000n) / gross;
  const breaches: Breach[] = debitBreaches(members, nets);
  for (const { creditor, debtor, cap } of pairCaps) {
    const net = owed(at(debtor), at(creditor));
    if (net > cap) breaches.push({ kind: "BILATERAL_CAP", creditor, debtor, net, cap });
  }
  return { nets, gross, settle, savingBps, breaches };
}

/** Members that would owe more than their caps. */
export function debitBreaches(members: NettingTerms["members"], nets: readonly bigint[]): Breach[] {
  return members.flatMap(({ bank, netDebitCap: cap }, i) => {
    const net = nets[i] ?? 0n;
    return -net > cap ? [{ kind: "NET_DEBIT_CAP" as const, bank, net, cap }] : [];
  });
}

/** @throws `NETS_INVALID` where nets are not those of the obligations; as `netCycle`. */
export function verifyNets(terms: NettingTerms, obligations: readonly Obligation[], nets: readonly bigint[]): void {
  const found = netCycle(terms, obligations).nets;
  const sum = nets.reduce((total, net) => total + net, 0n);
  const item = found.findIndex((net, i) => net !== nets[i]);
  if (item < 0 && nets.length === found.length) return;
  const bank = terms.members[item]?.bank ?? 0;
  const values = { bank, proposed: nets[item], net: found[item], sum };
  if (sum !== 0n) throw clearingError("NETS_INVALID", `the nets sum to ${sum}`, { ...values, reason: "sum" });
  throw clearingError("NETS_INVALID", `bank ${bank} has ${found[item]}, not ${nets[item]}`, {
    ...values,
    reason: "net",
  });
}

/** Numbers of each debtor rise, so each obligation is there once. */
function requireOnce(terms: NettingTerms, obligations: readonly Obligation[]): void {
  const last = new Map<number, bigint>();
  obligations.forEach((obligation, i) => {
    packObligation(terms, obligation, i);
    const { debtor, number } = obligation;
    if (number <= (last.get(debtor) ?? 0n)) {
      const message = `obligation ${i}: bank ${debtor} used number ${last.get(debtor)} before ${number}`;
      throw clearingError("OBLIGATION_DUPLICATE", message, { item: i, debtor, number });
    }
    last.set(debtor, number);
  });
}
