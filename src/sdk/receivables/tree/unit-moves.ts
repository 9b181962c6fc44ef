import { ZeroAddress } from "ethers";
import type { Client } from "../../core/client.ts";
import { deployedContract } from "../../core/deployment.ts";
import { queryEvents } from "../../core/query-events.ts";
import { instrumentsContract } from "../../ledger/contracts.ts";
import { receivablesContract } from "../contracts.ts";
import type { UnitMove } from "./split-tree.ts";

/** A movement with its place in its block. */
type Placed = UnitMove & { readonly index: number };

/** Movements of the units of an instrument, in the order of the chain. */
export async function unitMoves(client: Client, instrument: bigint): Promise<UnitMove[]> {
  const ledger = instrumentsContract(client);
  const { block: fromBlock } = deployedContract(client.deployment, "Instruments", "ledger");
  const [prices, writtenDown] = [await pricesOf(client, instrument), new Set<string>()];
  for await (const event of queryEvents(client, ledger, ledger.filters.WrittenDown(instrument), { fromBlock })) {
    writtenDown.add(keyOf(event.transactionHash, event.args.holder, ZeroAddress, event.args.amount));
  }
  const moves: Placed[] = [];
  const move = (
    { blockNumber, transactionHash, index }: { blockNumber: number; transactionHash: string; index: number },
    from: string,
    to: string,
    amount: bigint,
  ) => {
    const key = keyOf(transactionHash, from, to, amount);
    const ends = to === ZeroAddress ? ({ ends: writtenDown.has(key) ? "writtenDown" : "redeemed" } as const) : {};
    const parties = { from: from === ZeroAddress ? null : from, to: to === ZeroAddress ? null : to };
    const at = { block: blockNumber, tx: transactionHash, index };
    moves.push({ ...parties, amount, ...ends, price: prices.get(key) ?? null, ...at });
  };
  for await (const event of queryEvents(client, ledger, ledger.filters.TransferSingle(), { fromBlock })) {
    const [, from, to, id, amount] = event.args;
    if (id === instrument) move(event, from, to, amount);
  }
  for await (const event of queryEvents(client, ledger, ledger.filters.TransferBatch(), { fromBlock })) {
    const [, from, to, ids, amounts] = event.args;
    ids.forEach((id, i) => {
      if (id === instrument) move(event, from, to, amounts[i] ?? 0n);
    });
  }
  return moves.sort((a, b) => a.block - b.block || a.index - b.index).map(({ index: _, ...each }) => each);
}

/** What was paid in each sale. */
async function pricesOf(client: Client, instrument: bigint): Promise<Map<string, bigint>> {
  const contract = receivablesContract(client);
  const { block: fromBlock } = deployedContract(client.deployment, "Receivables", "receivables");
  const prices = new Map<string, bigint>();
  for await (const event of queryEvents(client, contract, contract.filters.Sold(instrument), { fromBlock })) {
    const { seller, buyer, amount, price } = event.args;
    prices.set(keyOf(event.transactionHash, seller, buyer, amount), price);
  }
  return prices;
}

const keyOf = (...parts: readonly unknown[]) => parts.join();
