/** Golden vectors of netting, by the SDK; and what their words are here. */
import { isTallyError } from "../lib/errors.ts";
import { type Breach, netCycle, verifyNets } from "../sdk/clearing/model/net-cycle.ts";
import type { Obligation } from "../sdk/clearing/model/obligation.ts";
import type { PairCap } from "../sdk/clearing/model/pair-cap.ts";
import { largestNetDebtor, resolveShortfall } from "../sdk/clearing/model/resolve-shortfall.ts";

export interface NettingInput {
  readonly parties: readonly string[];
  readonly obligations: readonly {
    readonly id: string;
    readonly from: string;
    readonly to: string;
    readonly amount: string;
    readonly confirmed?: boolean;
  }[];
  readonly netDebitCaps?: Readonly<Record<string, string>>;
  readonly bilateralCaps?: readonly { readonly creditor: string; readonly debtor: string; readonly cap: string }[];
  readonly collateral?: Readonly<Record<string, string>>;
  readonly guaranteeFund?: Readonly<Record<string, string>>;
  readonly defaulter?: string;
  readonly proposedNets?: Readonly<Record<string, string>>;
}

export interface NettingVector {
  readonly id: string;
  readonly op: "net" | "verify" | "default";
  readonly in: NettingInput;
  // biome-ignore lint/suspicious/noExplicitAny: each operation has its own form
  readonly out: any;
}

export type NettingMachine = Readonly<
  Record<NettingVector["op"], (given: NettingInput, out: NettingVector["out"]) => Promise<unknown>>
>;

/** No cap is named: the largest that there is. */
export const NO_CAP = 2n ** 128n - 1n;
/** Who is no member. */
const STRANGER = 9_999;

/** A vector in the words of the SDK: parties are banks by the order of their names, from 1. */
export function readVector(given: NettingInput) {
  const names = given.parties.toSorted((a, b) => (a < b ? -1 : 1));
  const bankOf = (name: string) => (names.includes(name) ? names.indexOf(name) + 1 : STRANGER);
  const nameOf = (bank: number) => names[bank - 1] ?? "";
  const members = names.map((name, i) => ({
    bank: i + 1,
    netDebitCap: BigInt(given.netDebitCaps?.[name] ?? NO_CAP),
    collateral: BigInt(given.collateral?.[name] ?? 0),
    fund: BigInt(given.guaranteeFund?.[name] ?? 0),
  }));
  const pairCaps = (given.bilateralCaps ?? []).map(({ creditor, debtor, cap }): PairCap => {
    return { creditor: bankOf(creditor), debtor: bankOf(debtor), cap: BigInt(cap) };
  });
  const seen = new Map<string, Obligation>();
  const ids = new Map<Obligation, string>();
  const obligations = given.obligations.map(({ id, from, to, amount }, i): Obligation => {
    // Here an obligation is known by its debtor and number: one whose id was there is that one again, whatever else the vector says of it.
    const again = seen.get(id);
    if (again !== undefined) return again;
    const made = { debtor: bankOf(from), creditor: bankOf(to), amount: BigInt(amount), number: BigInt(i + 1) };
    seen.set(id, made);
    ids.set(made, id);
    return made;
  });
  return { names, nameOf, bankOf, terms: { members, pairCaps }, obligations, ids };
}

export type ReadVector = ReturnType<typeof readVector>;

export const named = ({ names }: ReadVector, nets: readonly bigint[], without?: string) =>
  Object.fromEntries(names.flatMap((name, i) => (name === without ? [] : [[name, String(nets[i])]])));

export function breachWords({ nameOf }: ReadVector, breaches: readonly Breach[]) {
  return breaches.map((breach) => {
    const amounts = { net: String(breach.net), cap: String(breach.cap) };
    if (breach.kind === "NET_DEBIT_CAP") return { kind: breach.kind, party: nameOf(breach.bank), ...amounts };
    const pair = { creditor: nameOf(breach.creditor), debtor: nameOf(breach.debtor) };
    return { kind: breach.kind, ...pair, ...amounts };
  });
}

/** The vectors' word for an error. */
export function errorWord(error: unknown): string | undefined {
  if (isTallyError(error, "OBLIGATION_DUPLICATE")) return "DUPLICATE_OBLIGATION";
  if (isTallyError(error, "DEFAULTER_INVALID")) return "NOT_A_NET_DEBTOR";
  if (!isTallyError(error, "OBLIGATION_INVALID")) return undefined;
  const { field, value } = error.values as { field: string; value: unknown };
  if (field === "amount") return "ZERO_AMOUNT";
  return value === STRANGER ? "UNKNOWN_PARTY" : "SELF_OBLIGATION";
}

export const nettingBySdk: NettingMachine = {
  async net(given) {
    // What is not confirmed has no signatures, so no list has it: the chain refuses it, and the SDK is not asked.
    if (given.obligations.some(({ confirmed }) => confirmed === false)) return { error: "NOT_CONFIRMED" };
    const read = readVector(given);
    try {
      const { nets, gross, settle, savingBps, breaches } = netCycle(read.terms, read.obligations);
      const sums = { gross: String(gross), settle: String(settle), savingBps: String(savingBps) };
      const broken = breaches.length === 0 ? {} : { breaches: breachWords(read, breaches) };
      return { nets: named(read, nets), ...sums, feasible: breaches.length === 0, ...broken };
    } catch (error) {
      const word = errorWord(error);
      if (word === undefined) throw error;
      return { error: word };
    }
  },
  async verify(given) {
    const read = readVector(given);
    const proposed = read.names.map((name) => BigInt(given.proposedNets?.[name] ?? 0));
    try {
      verifyNets(read.terms, read.obligations, proposed);
      return { ok: true };
    } catch (error) {
      if (!isTallyError(error, "NETS_INVALID")) throw error;
      const { bank, reason } = error.values as { bank: number; reason: string };
      const word = reason === "sum" ? "SUM_NOT_ZERO" : "NET_MISMATCH";
      return { ok: false, error: word, firstBadParty: read.nameOf(bank) };
    }
  },
  async default(given) {
    const read = readVector(given);
    const { nets } = netCycle(read.terms, read.obligations);
    const largest = given.defaulter === "LARGEST_NET_DEBTOR";
    const bank = largest ? largestNetDebtor(read.terms, nets) : read.bankOf(given.defaulter ?? "");
    const defaulter = read.nameOf(bank ?? 0);
    try {
      const resolution = resolveShortfall(read.terms, read.obligations, bank ?? 0);
      const head = { defaulter, shortfall: String(resolution.shortfall), outcome: resolution.outcome };
      if (resolution.outcome === "SETTLED_WITH_GUARANTEE") {
        const uses = resolution.uses.map(({ layer, bank: of, amount }) => {
          return { layer, party: read.nameOf(of), amount: String(amount) };
        });
        const newClaims = resolution.claims.map(({ creditor, amount }) => {
          return { debtor: defaulter, creditor: read.nameOf(creditor), amount: String(amount) };
        });
        return { ...head, uses, nets: named(read, nets), newClaims };
      }
      const excluded = resolution.excluded.map((obligation) => read.ids.get(obligation));
      const left = { excluded, nets: named(read, resolution.nets, defaulter), settle: String(resolution.settle) };
      if (resolution.outcome === "RECOMPUTED") return { ...head, ...left };
      return { ...head, ...left, breaches: breachWords(read, resolution.breaches) };
    } catch (error) {
      const word = errorWord(error);
      if (word === undefined) throw error;
      return { error: word };
    }
  },
};
