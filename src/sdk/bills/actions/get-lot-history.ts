import type { Client } from "../../core/client.ts";
import { sdkError } from "../../core/errors.ts";
import { findEvent, queryEvents } from "../../core/query-events.ts";
import { deployedContract } from "../../core/deployment.ts";
import { rpc } from "../../core/rpc.ts";
import { instrumentsContract } from "../../ledger/contracts.ts";
import { PASSING_MARKS } from "../../ledger/model/passing-mark.ts";
import { membersContract } from "../../members/contracts.ts";
import { checkUint256 } from "../../settlement/model/amount.ts";
import { billsContract } from "../contracts.ts";
import { billsError } from "../errors.ts";
import { growLots, historyHash, type LotEvent, type LotStep, rootLotOf } from "../model/lot-steps.ts";
import { wordOf } from "../model/states.ts";

export interface GetLotHistoryParameters {
  /** Its id in the ledger. */
  readonly lot: bigint;
}

interface Told {
  readonly block: number;
  readonly index: number;
  readonly tx: string;
  readonly event: LotEvent;
}

/**
 * All steps by which a lot of a bill came from one organisation to another, from the events of the ledger, compared with the hash that it keeps. Who claims a refused lot
 * shows them.
 *
 * @throws `NOT_FOUND` where no bill has such a lot; `BILL_HISTORY_BROKEN`; `ARGUMENT_INVALID`; `RPC_UNREACHABLE`, `RPC_REFUSED`.
 *
 * @example
 * import { getLotHistory } from "tallystick/bills";
 *
 * for (const { from, to, mark } of await getLotHistory(client, { lot })) console.log(from, to, mark);
 */
export async function getLotHistory(client: Client, parameters: GetLotHistoryParameters): Promise<LotStep[]> {
  const lot = checkUint256("lot", parameters.lot);
  const root = rootLotOf(lot) | 1n;
  const [bills, ledger, members] = [billsContract(client), instrumentsContract(client), membersContract(client)];
  const { block } = deployedContract(client.deployment, "Bills", "bills");
  const issued = await findEvent(client, ledger, ledger.filters.InstrumentIssued(root), block);
  if (issued === undefined) throw sdkError("NOT_FOUND", `no bill has the lot ${lot}`, { lot });
  const range = { fromBlock: issued.blockNumber };
  const orgs = new Map<string, Promise<number>>();
  const orgOf = (account: string) => {
    const known = orgs.get(account) ?? rpc(() => members.orgOf(account)).then(Number);
    orgs.set(account, known);
    return known;
  };
  const [byCase, told] = [await bills.getAddress(), [] as Told[]];
  const tell = (log: { blockNumber: number; index: number; transactionHash: string }, event: LotEvent) =>
    told.push({ block: log.blockNumber, index: log.index, tx: log.transactionHash, event });

  for await (const log of queryEvents(client, ledger, ledger.filters.TransferSingle(), range)) {
    const { operator, from, to, id } = log.args;
    if (rootLotOf(id) !== rootLotOf(root) || BigInt(from) === 0n || BigInt(to) === 0n) continue;
    const moved = { lot: id, from: await orgOf(from), to: await orgOf(to), byRule: operator === byCase };
    tell(log, { kind: "moved", ...moved });
  }
  for await (const log of queryEvents(client, ledger, ledger.filters.LotDivided(), range)) {
    const { parent, child, holder } = log.args;
    if (rootLotOf(parent) !== rootLotOf(root)) continue;
    tell(log, { kind: "divided", lot: parent, part: child, holder: await orgOf(holder) });
  }
  for await (const log of queryEvents(client, ledger, ledger.filters.LotPassed(), range)) {
    const { id, from, to, mark } = log.args;
    if (rootLotOf(id) !== rootLotOf(root)) continue;
    const step = { from: Number(from), to: Number(to), mark: wordOf(PASSING_MARKS, mark) };
    tell(log, { kind: "marked", lot: id, step });
  }
  told.sort((a, b) => a.block - b.block || a.index - b.index);
  const transactions = Map.groupBy(told, ({ tx }) => tx);
  const events = [...transactions.values()].map((each) => each.map(({ event }) => event));
  const steps = [...(growLots(root, await orgOf(issued.args.holder), events).get(lot)?.steps ?? [])];
  const { history } = await rpc(() => ledger.historyOf(lot));
  if (historyHash(lot, steps) !== history) {
    throw billsError("BILL_HISTORY_BROKEN", `the events tell other steps of the lot ${lot}`, { lot, steps });
  }
  return steps;
}
