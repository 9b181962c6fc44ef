import { ZeroAddress } from "ethers";
import { instrumentsContract } from "../../sdk/ledger/contracts.ts";
import { projection } from "../project/projection.ts";
import { happened } from "../project/values.ts";
import type { Rows } from "../store/rows.ts";
import { HOLDING, INSTRUMENT } from "./tables.ts";

/** Holders, what is pledged, and what was paid. */
export const instrumentsProjection = projection(
  instrumentsContract,
  { instrument: ["id", "tokenId", "ids", "parent", "child"] },
  {
    async TransferSingle({ from, to, id, value }, _, rows) {
      await transfer(rows, id, from, to, value);
    },
    async TransferBatch({ from, to, ids }, event, rows) {
      // `values` is a method of lists too: the stored arguments have it by its name.
      const values = event.args.values as readonly string[];
      for (const [i, id] of ids.entries()) await transfer(rows, id, from, to, values[i] ?? "0");
    },
    InstrumentIssued({ id, amount }, event, rows) {
      rows.put(INSTRUMENT, {
        instrument: id,
        face: amount,
        paid: "0",
        redeemed: "0",
        interestPaid: "0",
        parent: null,
        root: id,
        ...happened(event),
      });
    },
    async LotDivided({ parent, child, amount }, event, rows) {
      const divided = await rows.get(INSTRUMENT, { instrument: parent });
      const known = { instrument: child, face: amount, paid: "0", redeemed: "0", interestPaid: "0" };
      rows.put(INSTRUMENT, { ...known, parent, root: divided?.root ?? parent, ...happened(event) });
      await add(rows, parent, "face", -BigInt(amount));
    },
    WrittenDown: ({ id, amount }, _, rows) => add(rows, id, "face", -BigInt(amount)),
    async Paid({ id, principal, interest }, _, rows) {
      await add(rows, id, "paid", BigInt(principal));
      await add(rows, id, "interestPaid", BigInt(interest));
    },
    Redeemed: ({ id, principal }, _, rows) => add(rows, id, "redeemed", BigInt(principal)),
    Pledged: ({ id, owner, amount }, _, rows) => pledge(rows, id, owner, BigInt(amount)),
    Released: ({ id, owner, amount }, _, rows) => pledge(rows, id, owner, -BigInt(amount)),
    Enforced: ({ id, owner, amount }, _, rows) => pledge(rows, id, owner, -BigInt(amount)),
  },
  true,
);

async function add(rows: Rows, instrument: string, field: "face" | "paid" | "redeemed" | "interestPaid", more: bigint) {
  const found = await rows.get(INSTRUMENT, { instrument });
  if (found) rows.put(INSTRUMENT, { ...found, [field]: String(BigInt(found[field]) + more) });
}

async function transfer(rows: Rows, id: string, from: string, to: string, value: string): Promise<void> {
  if (from !== ZeroAddress) await hold(rows, id, from, -BigInt(value));
  if (to !== ZeroAddress) await hold(rows, id, to, BigInt(value));
}

async function hold(rows: Rows, instrument: string, holder: string, more: bigint): Promise<void> {
  const before = await rows.get(HOLDING, { instrument, holder });
  const amount = String(BigInt(before?.amount ?? "0") + more);
  rows.put(HOLDING, { instrument, holder, pledged: before?.pledged ?? "0", amount });
}

async function pledge(rows: Rows, instrument: string, holder: string, more: bigint): Promise<void> {
  const before = await rows.get(HOLDING, { instrument, holder });
  const pledged = String(BigInt(before?.pledged ?? "0") + more);
  rows.put(HOLDING, { instrument, holder, amount: before?.amount ?? "0", pledged });
}
