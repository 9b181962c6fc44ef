import { toBeHex } from "ethers";
import type { Client } from "../../core/client.ts";
import { type BlockTime, bindAct, type Due, type DueAct, type DueSource } from "../../core/due/due.ts";
import { listEach } from "../../core/due/list-each.ts";
import { memo } from "../../core/due/memo.ts";
import { encodeCall } from "../../core/encode.ts";
import { membersContract } from "../../members/contracts.ts";
import { instrumentsContract } from "../contracts.ts";
import { type BookedInstrument, InstrumentBook, type InstrumentsEvent } from "./instrument-book.ts";

interface Holding {
  readonly id: bigint;
  readonly holder: string;
}

/** The cash goes to the holder, whoever calls. A holder without an entitlement is passed over. */
const REDEEM: DueAct<Holding> = {
  most: 50,
  async call(client, holdings) {
    const contract = instrumentsContract(client);
    const args = [holdings.map(({ id }) => id), holdings.map(({ holder }) => holder)] as const;
    return { to: await contract.getAddress(), data: encodeCall(contract, "redeemMany", args) };
  },
};

/** What falls due on the ledger, whatever case issued it: transfers close, and holders are paid out. */
export const ledgerDue: DueSource = {
  domain: "ledger",
  contracts: [instrumentsContract],
  kinds: { "ledger.cutoff": false, "ledger.redeem": true },
  open(client) {
    const book = new InstrumentBook();
    const listers = { redeemable: memo<bigint>(), orgOf: memo<number>() };
    return {
      take: (event) => book.take(event as InstrumentsEvent),
      async list(at) {
        return listEach(
          [...book.all()],
          ({ id }) => subjectOf(id),
          (instrument) => dueOf(client, listers, instrument, at),
        );
      },
    };
  },
};

type Memo<T> = ReturnType<typeof memo<T>>;

interface Listers {
  readonly redeemable: Memo<bigint>;
  readonly orgOf: Memo<number>;
}

async function dueOf(client: Client, listers: Listers, instrument: BookedInstrument, at: BlockTime): Promise<Due[]> {
  const { block, time } = at;
  const { id, closesAt, isPaidInFull, version } = instrument;
  const orgOf = (holder: string) =>
    listers.orgOf(holder, 0, async () => Number(await membersContract(client).orgOf(holder)));
  if (closesAt > time && !isPaidInFull) {
    const holders = [...instrument.balances].filter(([, balance]) => balance > 0n).map(([holder]) => holder);
    const orgs = [...new Set(await Promise.all(holders.map(orgOf)))];
    const outcome = "transfers close: who holds then is paid out";
    return orgs.length === 0 ? [] : [{ kind: "ledger.cutoff", subject: subjectOf(id), orgs, dueAt: closesAt, outcome }];
  }
  if (!mayBeRedeemed(instrument)) return [];
  const found = [...instrument.balances.keys()].map(async (holder): Promise<Due[]> => {
    const amount = await listers.redeemable(`${id} ${holder}`, version, () => redeemable(client, block, id, holder));
    if (amount === 0n) return [];
    const subject = `${subjectOf(id)} ${holder}`;
    const outcome = `${amount} are paid out to ${holder}`;
    return [
      {
        kind: "ledger.redeem",
        subject,
        orgs: [await orgOf(holder)],
        dueAt: time,
        outcome,
        act: bindAct(REDEEM, { id, holder }),
      },
    ];
  });
  return (await Promise.all(found)).flat();
}

/** What lots were paid before they were divided no event tells. */
function mayBeRedeemed({ id, paid, redeemed, interestPaid, interestRedeemed }: BookedInstrument): boolean {
  return (id & 1n) === 1n || paid > redeemed || interestPaid > interestRedeemed;
}

async function redeemable(client: Client, block: number, id: bigint, holder: string): Promise<bigint> {
  const { principal, interest } = await instrumentsContract(client).redeemable(id, holder, { blockTag: block });
  return principal + interest;
}

const subjectOf = (id: bigint) => toBeHex(id, 32);
