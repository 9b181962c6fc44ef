import { checkAddress } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { deployedContract } from "../../../core/deployment.ts";
import { queryEvents } from "../../../core/query-events.ts";
import { instrumentsContract } from "../../contracts.ts";
import { checkInstrument } from "../../model/units.ts";

export interface ListTransfersParameters {
  /** The ledger's id. */
  readonly instrument: bigint;
  /** Accounts that gave; all if left out. */
  readonly from?: string;
  /** Accounts that received; all if left out. */
  readonly to?: string;
}

/** Units that moved. */
export interface UnitsTransfer {
  /** Who moved them: the holder, an operator, Settlement, the ledger's case. */
  readonly operator: string;
  /** The zero address where units were issued. */
  readonly from: string;
  /** The zero address where units ended: redeemed, written down, divided off. */
  readonly to: string;
  readonly amount: bigint;
  /** Hash of the document that says for what it was; null for none. */
  readonly document: string | null;
  readonly block: number;
  readonly tx: string;
}

interface Logged {
  readonly transfer: Omit<UnitsTransfer, "document">;
  /** Place on the chain: block, log, and item of a batch. */
  readonly place: readonly [number, number, number];
}

/**
 * How the units of an instrument moved, in the order of the chain.
 *
 * @throws `ARGUMENT_INVALID`, `RPC_UNREACHABLE`, `RPC_REFUSED`.
 *
 * @example
 * import { listTransfers } from "tallystick/ledger";
 *
 * for (const { from, to, amount } of await listTransfers(client, { instrument })) console.log(from, to, amount);
 */
export async function listTransfers(client: Client, parameters: ListTransfersParameters): Promise<UnitsTransfer[]> {
  const instrument = checkInstrument(parameters.instrument);
  const from = parameters.from === undefined ? undefined : checkAddress("from", parameters.from);
  const to = parameters.to === undefined ? undefined : checkAddress("to", parameters.to);
  const contract = instrumentsContract(client);
  const { block: fromBlock } = deployedContract(client.deployment, "Instruments", "ledger");

  const documents = new Map<string, string[]>();
  const passed = contract.filters.PassedFor(instrument, from, to);
  for await (const { args, transactionHash: tx } of queryEvents(client, contract, passed, { fromBlock })) {
    const name = nameOf({ from: args.from, to: args.to, amount: args.amount, tx });
    documents.set(name, [...(documents.get(name) ?? []), args.document]);
  }
  const logged = [...(await singles()), ...(await batches())].sort((a, b) => compare(a.place, b.place));
  return logged.map(({ transfer }) => ({ ...transfer, document: documents.get(nameOf(transfer))?.shift() ?? null }));

  async function singles(): Promise<Logged[]> {
    const found: Logged[] = [];
    const filter = contract.filters.TransferSingle(undefined, from, to);
    for await (const event of queryEvents(client, contract, filter, { fromBlock })) {
      const { args, blockNumber: block, transactionHash: tx, index } = event;
      if (args.id !== instrument) continue;
      const parties = { operator: args.operator, from: args.from, to: args.to };
      found.push({ transfer: { ...parties, amount: args.value, block, tx }, place: [block, index, 0] });
    }
    return found;
  }

  async function batches(): Promise<Logged[]> {
    const found: Logged[] = [];
    const filter = contract.filters.TransferBatch(undefined, from, to);
    for await (const event of queryEvents(client, contract, filter, { fromBlock })) {
      const { blockNumber: block, transactionHash: tx, index } = event;
      // By their places: ethers' results have a method of the name `values`.
      const [operator, giver, taker, ids, values] = event.args;
      for (const [i, id] of ids.entries()) {
        if (id !== instrument) continue;
        const amount = values[i] as bigint;
        found.push({ transfer: { operator, from: giver, to: taker, amount, block, tx }, place: [block, index, i] });
      }
    }
    return found;
  }
}

const nameOf = ({ from, to, amount, tx }: Pick<UnitsTransfer, "from" | "to" | "amount" | "tx">) =>
  [tx, from, to, amount].join(" ");

const compare = (a: Logged["place"], b: Logged["place"]) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
