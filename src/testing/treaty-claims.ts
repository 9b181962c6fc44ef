/** Golden vectors of claims: a quota share of all, whose recoveries are what is claimed. */
import { id } from "ethers";
import { isTallyError } from "../lib/errors.ts";
import type { FinanceVector } from "./finance-vectors.ts";
import type { TreatiesSystem } from "./treaties.ts";

const WORDS: Readonly<Record<string, string>> = {
  LossClaims_KeyUsed: "EVENT_ALREADY_USED",
  LossClaims_LimitExceeded: "LIMIT_EXCEEDED",
  Treaties_WrongState: "TREATY_COMMUTED",
  Treaties_NotParty: "BOTH_MUST_SIGN",
};
const DAY = 86_400;

type Act = Readonly<Record<string, string>> & { readonly signedReinsurers?: boolean };

/** Plays the acts of a vector on a treaty of its own. */
export async function playClaims(on: TreatiesSystem, given: FinanceVector["in"]): Promise<unknown> {
  const [cashCallAt, aggregateLimit] = [BigInt(given.cashCallAt), BigInt(given.aggregateLimit)];
  const layers = [{ kind: "QuotaShare", cessionBps: 10_000, aggregateLimit }] as const;
  const treaty = await on.inForce({
    layers,
    instalments: [],
    cashCallAt,
    authority: aggregateLimit,
    windowHours: 0,
    accountDays: 30,
  });
  const { treaties } = on.relay;
  let paid = 0n;
  const acts: Readonly<Record<string, (act: Act) => Promise<object>>> = {
    async claim({ event = "", recovery = "0" }) {
      const amount = BigInt(recovery);
      const notice = await on.notice(treaty, amount, { keys: [id(event)] });
      const loss = await on.notify(notice);
      await treaties.assessLossAndWait({ loss, amount, ...(await on.sign(on.lead, "assess", { loss, amount })) });
      const { call } = await on.cedent.client.treaties.callLayerAndWait({ notice, layer: 0 });
      if (call === null) return { route: "ACCOUNT", balance: String((await treaties.getTreaty({ treaty })).account) };
      const payable = (await treaties.getTreatyCall({ call })).amount;
      paid += payable;
      return { route: "CASH_CALL", payable: String(payable) };
    },
    async account() {
      const { accountAt, account } = await treaties.getTreaty({ treaty });
      await on.pass(Math.max(accountAt + 1 - (await on.now()), DAY));
      await treaties.settleTreatyAccountAndWait({ treaty });
      paid += account;
      return { settled: String(account) };
    },
    async commute({ amount: written = "0", signedReinsurers = false }) {
      const amount = BigInt(written);
      for (const { client } of [on.lead, on.third]) {
        await client.treaties.postCollateralAndWait({ treaty, amount });
      }
      const signed = async (by: TreatiesSystem["lead"]) => (await on.sign(by, "commute", { treaty, amount })).approval;
      const byCedent = await signed(on.cedent);
      const byLines = [];
      for (const line of [on.lead, on.second, on.third])
        byLines.push(await signed(signedReinsurers ? line : on.cedent));
      const { account } = await treaties.getTreaty({ treaty });
      const deadline = (await on.now()) + DAY;
      await treaties.commuteTreatyAndWait({ treaty, amount, deadline, byCedent, byLines });
      return { paid: written, accountCancelled: String(account) };
    },
  };
  const results: unknown[] = [];
  for (const act of given.acts as readonly Act[]) {
    try {
      results.push(await acts[act.act ?? ""]?.(act));
    } catch (error) {
      const word = isTallyError(error) ? WORDS[error.code] : undefined;
      if (word === undefined) throw error;
      results.push({ error: word });
    }
  }
  const { state } = await treaties.getTreaty({ treaty });
  return { results, state, paidByClaims: String(paid) };
}
