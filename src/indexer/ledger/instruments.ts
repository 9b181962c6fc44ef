import { ZeroAddress } from "ethers";
import { instrumentsContract } from "../../sdk/ledger/contracts.ts";
import { ACCOUNT } from "../members/tables.ts";
import { projection, type StoredEvent } from "../project/projection.ts";
import { happened, int } from "../project/values.ts";
import type { Rows } from "../store/rows.ts";
import type { RowOf } from "../store/table.ts";
import { arrive, begin, divide, mark } from "./histories.ts";
import { tieByUnits } from "../parties/parties.ts";
import { HOLDING, INSTRUMENT, LIEN } from "./tables.ts";

/** Holders, what is pledged, and what was paid. */
export const instrumentsProjection = projection(
  instrumentsContract,
  { instrument: ["id", "tokenId", "ids", "parent", "child"] },
  {
    async TransferSingle({ operator, from, to, id, value }, event, rows) {
      await transfer(rows, event, id, { operator, from, to, value });
    },
    async TransferBatch({ operator, from, to, ids }, event, rows) {
      // `values` is a method of lists too: the stored arguments have it by its name.
      const values = event.args.values as readonly string[];
      for (const [i, id] of ids.entries())
        await transfer(rows, event, id, { operator, from, to, value: values[i] ?? "0" });
    },
    async InstrumentIssued(args, event, rows) {
      const { id, amount } = args;
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
      await begin(rows, event, args);
    },
    async LotDivided(args, event, rows) {
      const { parent, child, holder, amount } = args;
      const divided = await rows.get(INSTRUMENT, { instrument: parent });
      const known = { instrument: child, face: amount, paid: "0", redeemed: "0", interestPaid: "0" };
      rows.put(INSTRUMENT, { ...known, parent, root: divided?.root ?? parent, ...happened(event) });
      await moveRoot(rows, child, holder, divided?.root ?? parent);
      await add(rows, parent, "face", -BigInt(amount));
      await divide(rows, event, args);
    },
    LotPassed: (args, event, rows) => mark(rows, event, args),
    WrittenDown: ({ id, amount }, _, rows) => add(rows, id, "face", -BigInt(amount)),
    async Paid({ id, principal, interest }, _, rows) {
      await add(rows, id, "paid", BigInt(principal));
      await add(rows, id, "interestPaid", BigInt(interest));
    },
    Redeemed: ({ id, principal }, _, rows) => add(rows, id, "redeemed", BigInt(principal)),
    async Pledged({ id, owner, pledgee, amount, enforceableFrom, ref }, event, rows) {
      await pledge(rows, event, { id, owner, change: BigInt(amount) });
      const lien = { slot: slotOf(pledgee, ref), kind: "Pledge", org: int(pledgee), reason: ref } as const;
      await putLien(rows, event, { instrument: id, owner, ...lien, amount, enforceableFrom: int(enforceableFrom) });
    },
    Released: (args, event, rows) => unpledge(rows, event, args),
    Enforced: (args, event, rows) => unpledge(rows, event, args),
    async OrderCarriedOut({ id, holder, regulator, to, amount, reason }, event, rows) {
      if (to !== ZeroAddress) return;
      const lien = { slot: ORDER, kind: "Order", org: int(regulator), reason, enforceableFrom: null } as const;
      await putLien(rows, event, { instrument: id, owner: holder, ...lien, amount });
    },
    async Frozen({ account: holder, tokenId: id, amount }, event, rows) {
      // All that is frozen, pledges too; the Council's own orders have no event beside it.
      const pledged = (await rows.get(HOLDING, { instrument: id, holder }))?.pledged ?? "0";
      const ordered = String(BigInt(amount) - BigInt(pledged));
      const known = await rows.get(LIEN, { instrument: id, owner: holder, slot: ORDER });
      if (ordered === "0") return endLien(rows, { instrument: id, owner: holder, slot: ORDER });
      if (known?.amount === ordered) return;
      const lien = { slot: ORDER, kind: "Order", org: null, reason: null, enforceableFrom: null } as const;
      await putLien(rows, event, { instrument: id, owner: holder, ...lien, amount: ordered });
    },
  },
  true,
);

async function add(rows: Rows, instrument: string, field: "face" | "paid" | "redeemed" | "interestPaid", more: bigint) {
  const found = await rows.get(INSTRUMENT, { instrument });
  if (found) rows.put(INSTRUMENT, { ...found, [field]: String(BigInt(found[field]) + more) });
}

interface Moved {
  readonly operator: string;
  readonly from: string;
  readonly to: string;
  readonly value: string;
}

async function transfer(rows: Rows, event: StoredEvent, id: string, moved: Moved): Promise<void> {
  const { operator, from, to, value } = moved;
  if (from !== ZeroAddress) await hold(rows, event, id, from, -BigInt(value));
  if (to !== ZeroAddress) await hold(rows, event, id, to, BigInt(value));
  // What is issued or divided off has events of its own.
  if (from !== ZeroAddress && to !== ZeroAddress) await arrive(rows, event, { operator, to, id });
}

async function holdingOf(rows: Rows, { pos }: StoredEvent, instrument: string, holder: string) {
  const known = await rows.get(HOLDING, { instrument, holder });
  if (known !== undefined) return known;
  const root = await rootOf(rows, instrument);
  // An account stays with its organisation for ever, and nobody holds who has none.
  const org = (await rows.get(ACCOUNT, { account: holder }))?.org ?? null;
  return { instrument, holder, root, org, amount: "0", pledged: "0", pos };
}

async function rootOf(rows: Rows, instrument: string): Promise<string> {
  return (await rows.get(INSTRUMENT, { instrument }))?.root ?? instrument;
}

async function hold(rows: Rows, event: StoredEvent, instrument: string, holder: string, more: bigint): Promise<void> {
  const before = await holdingOf(rows, event, instrument, holder);
  const amount = BigInt(before.amount) + more;
  rows.put(HOLDING, { ...before, amount: `${amount}` });
  const [had, has] = [before.amount !== "0", amount > 0n];
  if (had !== has) await tieByUnits(rows, before.root, before.org, has ? 1 : -1);
}

/** A lot that was divided off is one of the instrument that was divided first. */
async function moveRoot(rows: Rows, instrument: string, holder: string, root: string): Promise<void> {
  const known = await rows.get(HOLDING, { instrument, holder });
  if (known === undefined || known.root === root) return;
  rows.put(HOLDING, { ...known, root });
  if (known.amount === "0") return;
  await tieByUnits(rows, known.root, known.org, -1);
  await tieByUnits(rows, root, known.org, 1);
}

interface Pledging {
  readonly id: string;
  readonly owner: string;
  readonly change: bigint;
}

async function pledge(rows: Rows, event: StoredEvent, { id, owner, change }: Pledging): Promise<void> {
  const before = await holdingOf(rows, event, id, owner);
  rows.put(HOLDING, { ...before, pledged: String(BigInt(before.pledged) + change) });
}

const ORDER = "order";
const slotOf = (pledgee: string, ref: string): string => `${pledgee}:${ref}`;

type Lien = Omit<RowOf<typeof LIEN>, "root" | "time" | "pos" | "block" | "transaction">;

async function putLien(rows: Rows, event: StoredEvent, lien: Lien): Promise<void> {
  const root = await rootOf(rows, lien.instrument);
  await endLien(rows, lien);
  rows.put(LIEN, { ...lien, root, time: event.time, ...happened(event) });
  await tieByUnits(rows, root, lien.org, 1);
}

async function endLien(rows: Rows, { instrument, owner, slot }: Pick<Lien, "instrument" | "owner" | "slot">) {
  const known = await rows.get(LIEN, { instrument, owner, slot });
  if (known === undefined) return;
  await rows.delete(LIEN, { instrument, owner, slot });
  await tieByUnits(rows, known.root, known.org, -1);
}

interface Unpledged {
  readonly id: string;
  readonly owner: string;
  readonly pledgee: string;
  readonly amount: string;
  readonly ref: string;
}

async function unpledge(rows: Rows, event: StoredEvent, { id, owner, pledgee, amount, ref }: Unpledged): Promise<void> {
  await pledge(rows, event, { id, owner, change: -BigInt(amount) });
  const key = { instrument: id, owner, slot: slotOf(pledgee, ref) };
  const left = BigInt((await rows.get(LIEN, key))?.amount ?? "0") - BigInt(amount);
  if (left > 0n) await rows.patch(LIEN, key, { amount: String(left) });
  else await endLien(rows, key);
}
