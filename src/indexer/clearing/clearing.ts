import { clearingContract } from "../../sdk/clearing/contracts.ts";
import type { MembersOf } from "../../sdk/clearing/model/cycle-terms.ts";
import { unpackObligation } from "../../sdk/clearing/model/obligation.ts";
import { unpackPairCaps } from "../../sdk/clearing/model/pair-cap.ts";
import { projection, type StoredEvent } from "../project/projection.ts";
import { happened, int } from "../project/values.ts";
import type { Rows } from "../store/rows.ts";
import { credit, leave, moved, payAll, sums } from "./positions.ts";
import { BANK_OBLIGATION, CLEARING_CLAIM, CLEARING_DEFAULT, CYCLE, CYCLE_POSITION, OBLIGATION } from "./tables.ts";

/** Cycles from their opening to their end: who owes whom, what that comes to for each bank, and who did not pay. */
export const clearingProjection = projection(
  clearingContract,
  { cycle: ["cycle"] },
  {
    CycleOpened({ cycle, operator, terms }, event, rows) {
      const [closesAt, fundedBy] = [int(terms.closesAt), int(terms.fundedBy)];
      const banks = terms.members.map(({ bank }) => ({ bank: int(bank) }));
      const pairCaps = unpackPairCaps(terms.pairCaps.map(BigInt), banks).map((each) => ({
        ...each,
        cap: `${each.cap}`,
      }));
      rows.put(CYCLE, {
        cycle,
        operator: int(operator),
        cash: terms.cash,
        number: terms.number,
        state: "Open",
        closesAt,
        fundedBy,
        topUp: int(terms.topUp),
        until: closesAt,
        members: banks.map(({ bank }) => bank),
        pairCaps,
        obligations: 0,
        gross: "0",
        net: "0",
        covered: null,
        missing: 0,
        openedAt: event.time,
        nettedAt: null,
        endedAt: null,
        ...happened(event),
      });
      for (const [place, { bank, account, netDebitCap, collateral, fund }] of terms.members.entries()) {
        const sides = { owes: "0", isOwed: "0", net: "0", paid: "0" };
        const risk = { netDebitCap, collateral, fund };
        const who = { cycle, place, bank: int(bank), account, joined: false, isDefaulter: false };
        rows.put(CYCLE_POSITION, { ...who, ...risk, ...sides });
      }
    },
    async CycleJoined({ cycle, bank }, _, rows) {
      const place = await placeOf(rows, cycle, int(bank));
      await rows.patch(CYCLE_POSITION, { cycle, place }, { joined: true });
    },
    async ObligationsConfirmed({ cycle, obligations }, event, rows) {
      const found = await rows.get(CYCLE, { cycle });
      if (found === undefined) return;
      const terms: MembersOf = { members: found.members.map((bank) => ({ bank })) };
      let [seq, gross, net] = [found.obligations, BigInt(found.gross), BigInt(found.net)];
      for (const word of obligations) {
        const { debtor, creditor, amount, number } = unpackObligation(terms, BigInt(word));
        const sides = { debtor, creditor, amount: `${amount}`, number: `${number}` };
        rows.put(OBLIGATION, { cycle, seq, ...sides, isOut: false, confirmedAt: event.time, ...happened(event) });
        for (const bank of [debtor, creditor]) rows.put(BANK_OBLIGATION, { cycle, bank, seq });
        net += await moved(rows, {
          cycle,
          debtor: found.members.indexOf(debtor),
          creditor: found.members.indexOf(creditor),
          amount,
        });
        gross += amount;
        seq++;
      }
      rows.put(CYCLE, { ...found, obligations: seq, gross: `${gross}`, net: `${net}` });
    },
    async CycleNetted({ cycle, nets, covered }, { time }, rows) {
      const found = await rows.get(CYCLE, { cycle });
      if (found === undefined) return;
      const missing = nets.filter((net) => BigInt(net) < 0n).length;
      const until = Math.max(found.fundedBy, time + found.topUp);
      const state = missing === 0 ? "Funded" : "Netted";
      rows.put(CYCLE, { ...found, state, missing, until, covered, nettedAt: time });
    },
    async CycleFunded({ cycle, bank, amount }, _, rows) {
      const found = await rows.get(CYCLE, { cycle });
      if (found === undefined) return;
      const place = found.members.indexOf(int(bank));
      const position = await rows.get(CYCLE_POSITION, { cycle, place });
      if (position) rows.put(CYCLE_POSITION, { ...position, paid: sums(position.paid, amount) });
      const missing = found.missing - 1;
      rows.put(CYCLE, { ...found, missing, state: missing === 0 ? "Funded" : found.state });
    },
    CycleSettled: ({ cycle }, event, rows) => ended(rows, cycle, event, "Settled"),
    CycleFailed: ({ cycle }, event, rows) => ended(rows, cycle, event, "Failed"),
    async DefaultCovered({ cycle, defaulter, collateral, fund, shares }, event, rows) {
      const found = await rows.get(CYCLE, { cycle });
      if (found === undefined) return;
      const bank = int(defaulter);
      const paid = shares.flatMap((amount, i) => (amount === "0" ? [] : [{ bank: found.members[i] ?? 0, amount }]));
      const { time } = event;
      rows.put(CLEARING_DEFAULT, {
        cycle,
        bank,
        outcome: "Covered",
        collateral,
        fund,
        shares: paid,
        time,
        ...happened(event),
      });
      await payAll(rows, cycle, found.members.indexOf(bank));
    },
    async CycleRecomputed({ cycle, defaulter, nets, fundedBy }, event, rows) {
      const found = await rows.get(CYCLE, { cycle });
      if (found === undefined) return;
      const bank = int(defaulter);
      const nothing = { collateral: "0", fund: "0", shares: [] };
      rows.put(CLEARING_DEFAULT, {
        cycle,
        bank,
        outcome: "Recomputed",
        ...nothing,
        time: event.time,
        ...happened(event),
      });
      const gone = await leave(rows, found, bank);
      let missing = 0;
      for (const [place, net] of nets.entries()) {
        const position = await rows.get(CYCLE_POSITION, { cycle, place });
        if (position === undefined) continue;
        rows.put(CYCLE_POSITION, { ...position, net });
        if (position.joined && BigInt(net) + BigInt(position.paid) < 0n) missing++;
      }
      const gross = `${BigInt(found.gross) - gone}`;
      rows.put(CYCLE, {
        ...found,
        state: missing === 0 ? "Funded" : "Recomputed",
        missing,
        gross,
        net: `${nets.reduce((sum, each) => sum + credit(each), 0n)}`,
        until: int(fundedBy),
      });
    },
    ClaimArisen: ({ cash, debtor, creditor, amount }, event, rows) =>
      claim(rows, { cash, debtor, creditor }, event, amount, "0"),
    ClaimPaid: ({ cash, debtor, creditor, amount }, event, rows) =>
      claim(rows, { cash, debtor, creditor }, event, "0", amount),
  },
  true,
);

async function placeOf(rows: Rows, cycle: string, bank: number): Promise<number> {
  return (await rows.get(CYCLE, { cycle }))?.members.indexOf(bank) ?? -1;
}

const ended = (rows: Rows, cycle: string, { time }: StoredEvent, state: "Settled" | "Failed") =>
  rows.patch(CYCLE, { cycle }, { state, endedAt: time, missing: 0 });

interface Between {
  readonly cash: string;
  readonly debtor: string;
  readonly creditor: string;
}

async function claim(rows: Rows, between: Between, event: StoredEvent, arisen: string, paid: string): Promise<void> {
  const key = { cash: between.cash, debtor: int(between.debtor), creditor: int(between.creditor) };
  const found = (await rows.get(CLEARING_CLAIM, key)) ?? { ...key, arisen: "0", paid: "0", ...happened(event) };
  const sides = { arisen: sums(found.arisen, arisen), paid: sums(found.paid, paid) };
  rows.put(CLEARING_CLAIM, { ...found, ...sides, changedAt: event.time });
}
