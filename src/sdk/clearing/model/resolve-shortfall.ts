import { clearingError } from "../errors.ts";
import type { CycleMember, CycleTerms } from "./cycle-terms.ts";
import { obligationsOf } from "./lists.ts";
import { type Breach, debitBreaches, netCycle } from "./net-cycle.ts";
import type { Obligation } from "./obligation.ts";

/** Of a cycle's terms, what a default asks for. */
export interface LadderTerms extends Pick<CycleTerms, "pairCaps"> {
  readonly members: readonly Pick<CycleMember, "bank" | "netDebitCap" | "collateral" | "fund">[];
}

/** What was put aside, and pays for a member that does not. */
export interface Use {
  readonly layer: "DEFAULTER_COLLATERAL" | "DEFAULTER_FUND" | "SURVIVOR_FUND";
  readonly bank: number;
  readonly amount: bigint;
}

/** How a cycle goes on after one member did not pay: settled by what was put aside, computed anew without its obligations, or failed. */
export type Resolution =
  | {
      readonly outcome: "SETTLED_WITH_GUARANTEE";
      readonly shortfall: bigint;
      readonly uses: readonly Use[];
      /** What each survivor has against the defaulter now. */
      readonly claims: readonly { readonly creditor: number; readonly amount: bigint }[];
    }
  | {
      readonly outcome: "RECOMPUTED" | "FAILED_BILATERAL_GROSS";
      readonly shortfall: bigint;
      /** The defaulter's obligations: they leave the cycle. */
      readonly excluded: readonly Obligation[];
      /** Without them, in the order of the terms; the defaulter has zero. */
      readonly nets: readonly bigint[];
      readonly settle: bigint;
      /** Why it failed. */
      readonly breaches: readonly Breach[];
    };

/** The member that owes most; of equal ones, the first. Undefined where nobody owes. */
export function largestNetDebtor({ members }: LadderTerms, nets: readonly bigint[]): number | undefined {
  let lowest: number | undefined;
  nets.forEach((net, i) => {
    if (net < (nets[lowest ?? -1] ?? 0n)) lowest = i;
  });
  return lowest === undefined ? undefined : members[lowest]?.bank;
}

/** Whether what is put aside pays for the largest net debtor: if not, nobody pays for another in the cycle. */
export function isCovered(terms: LadderTerms, nets: readonly bigint[]): boolean {
  const largest = terms.members.findIndex(({ bank }) => bank === largestNetDebtor(terms, nets));
  const pot = terms.members.reduce((sum, { fund }) => sum + fund, 0n);
  return -(nets[largest] ?? 0n) <= pot + (terms.members[largest]?.collateral ?? 0n);
}

/**
 * What becomes of a cycle in which one net debtor did not pay: as the chain does it. Needs no network.
 *
 * @throws `DEFAULTER_INVALID`; as `netCycle`.
 *
 * @example
 * import { resolveShortfall } from "tallystick/clearing";
 *
 * const resolution = resolveShortfall(cycleTerms, obligations, 3);
 * console.log(resolution.outcome, resolution.shortfall);
 */
export function resolveShortfall(
  terms: LadderTerms,
  obligations: readonly Obligation[],
  defaulter: number,
): Resolution {
  const { nets } = netCycle(terms, obligations);
  const index = terms.members.findIndex(({ bank }) => bank === defaulter);
  const net = nets[index] ?? 0n;
  if (net >= 0n) throw clearingError("DEFAULTER_INVALID", `bank ${defaulter} owes nothing`, { bank: defaulter, net });
  const shortfall = -net;
  const uses = usesFor(terms, isCovered(terms, nets), index, shortfall);
  if (uses !== undefined) {
    const claims = uses
      .filter(({ layer }) => layer === "SURVIVOR_FUND")
      .map(({ bank, amount }) => ({ creditor: bank, amount }));
    return { outcome: "SETTLED_WITH_GUARANTEE", shortfall, uses, claims };
  }
  const excluded = obligationsOf(obligations, defaulter);
  const gone = new Set(excluded);
  const left = netCycle(
    terms,
    obligations.filter((obligation) => !gone.has(obligation)),
  );
  const breaches = debitBreaches(terms.members, left.nets);
  const outcome = breaches.length === 0 ? "RECOMPUTED" : "FAILED_BILATERAL_GROSS";
  return { outcome, shortfall, excluded, nets: left.nets, settle: left.settle, breaches };
}

/** Undefined where it does not pay all: then none of it is used. */
function usesFor({ members }: LadderTerms, covered: boolean, index: number, shortfall: bigint): Use[] | undefined {
  const own = members[index];
  if (own === undefined) return undefined;
  const collateral = smaller(shortfall, own.collateral);
  const fund = smaller(shortfall - collateral, own.fund);
  const rest = shortfall - collateral - fund;
  const contributions = members.map((member, i) => (i === index || !covered ? 0n : member.fund));
  if (rest > contributions.reduce((sum, contribution) => sum + contribution, 0n)) return undefined;
  const uses: Use[] = [
    { layer: "DEFAULTER_COLLATERAL", bank: own.bank, amount: collateral },
    { layer: "DEFAULTER_FUND", bank: own.bank, amount: fund },
    ...sharesDown(rest, contributions).map((amount, i): Use => {
      return { layer: "SURVIVOR_FUND", bank: members[i]?.bank ?? 0, amount };
    }),
  ];
  return uses.filter(({ amount }) => amount !== 0n);
}

/** Shares of a loss by contributions, rounded down; of the rest, each that contributed pays one unit more, in their order. */
export function sharesDown(loss: bigint, contributions: readonly bigint[]): bigint[] {
  const total = contributions.reduce((sum, contribution) => sum + contribution, 0n);
  if (loss === 0n) return contributions.map(() => 0n);
  const shares = contributions.map((contribution) => (loss * contribution) / total);
  let rest = loss - shares.reduce((sum, share) => sum + share, 0n);
  return shares.map((share, i) => {
    if (rest === 0n || contributions[i] === 0n) return share;
    rest--;
    return share + 1n;
  });
}

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);
