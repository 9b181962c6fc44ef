/** A claim that is paid and redeemed, as the vectors of redemption tell it: the amounts are the machine's. */
import type { FinanceMachine } from "./finance-machine.ts";

export interface Redemption {
  readonly balances: Readonly<Record<string, string>>;
  readonly acts: readonly {
    readonly act: "pay" | "redeem";
    readonly holder?: string;
    /** A redemption is of "max": all that the holder is entitled to. */
    readonly amount: string;
  }[];
}

export async function playRedemption(by: FinanceMachine, { balances, acts }: Redemption): Promise<unknown> {
  const holders = new Map(
    Object.entries(balances).map(([name, held]) => [name, { balance: BigInt(held), redeemed: 0n }]),
  );
  const face = [...holders.values()].reduce((sum, { balance }) => sum + balance, 0n);
  let [paid, escrow] = [0n, 0n];

  const pay = (amount: bigint) => {
    if (amount === 0n) return { error: "ZERO_AMOUNT" };
    if (paid + amount > face) return { error: "PAY_EXCEEDS_OUTSTANDING" };
    [paid, escrow] = [paid + amount, escrow + amount];
    return { paid: String(paid) };
  };
  const redeem = async (name = "") => {
    const holder = holders.get(name);
    if (holder === undefined) throw new Error(`no holder ${name}`);
    const { balance, redeemed } = holder;
    const amount = await by.entitlementFloor({ balance, redeemed, paid, face });
    if (amount === 0n) return { error: "NOTHING_TO_REDEEM" };
    [holder.balance, holder.redeemed, escrow] = [balance - amount, redeemed + amount, escrow - amount];
    return { redeemed: String(amount) };
  };

  const results: unknown[] = [];
  for (const { act, holder, amount } of acts) {
    if (act === "redeem" && amount !== "max") throw new Error(`a redemption of ${amount}`);
    const result = act === "pay" ? pay(BigInt(amount)) : await redeem(holder);
    results.push({ ...result, escrow: String(escrow) });
  }
  const each = (field: "balance" | "redeemed") =>
    Object.fromEntries([...holders].map(([name, holder]) => [name, String(holder[field])]));
  const state = paid === 0n ? "Unpaid" : paid < face ? "PartiallyPaid" : "Settled";
  return { results, redeemed: each("redeemed"), balances: each("balance"), escrow: String(escrow), state };
}
