import { Interface, type InterfaceAbi, type LogDescription } from "ethers";
import { abi as agreementsAbi } from "../../../../types/abi/Agreements.ts";
import { abi as catalogAbi } from "../../../../types/abi/Catalog.ts";
import type { ProvedTransactionReceipt } from "../../core/proof/verify-transaction-receipt-proof.ts";
import type { AuditBundle } from "./audit-bundle.ts";

/** An event of a bundle, as its receipt proves it. */
export interface ProvedEvent {
  readonly contract: "Agreements" | "Catalog";
  readonly name: string;
  readonly args: LogDescription["args"];
  /** Number of the transaction in the bundle. */
  readonly transaction: number;
  readonly block: number;
  /** Seconds since 1970. */
  readonly time: number;
}

/** A call of a bundle: what was sent, of which only signatures that verify are believed. */
export interface ClaimedCall {
  readonly method: string;
  readonly args: LogDescription["args"];
}

const AGREEMENTS = () => new Interface(agreementsAbi as unknown as InterfaceAbi);
const CATALOG = () => new Interface(catalogAbi as unknown as InterfaceAbi);

/** The events of both contracts in proved receipts, in their order. A receipt of what failed has none. */
export function provedEvents({ chain }: AuditBundle, receipts: readonly ProvedTransactionReceipt[]): ProvedEvent[] {
  const contracts = [
    { contract: "Agreements", at: chain.agreements.toLowerCase(), abi: AGREEMENTS() },
    { contract: "Catalog", at: chain.catalog.toLowerCase(), abi: CATALOG() },
  ] as const;
  return receipts.flatMap(({ succeeded, logs, number, timestamp }, transaction) =>
    (succeeded ? logs : []).flatMap((log): ProvedEvent[] => {
      const emitter = contracts.find(({ at }) => at === log.address.toLowerCase());
      const event = emitter?.abi.parseLog(log);
      if (!emitter || !event) return [];
      const { name, args } = event;
      return [{ contract: emitter.contract, name, args, transaction, block: number, time: timestamp }];
    }),
  );
}

/** What a transaction's data calls; undefined where it is no call of these contracts. */
export function claimedCall(data: string): ClaimedCall | undefined {
  for (const abi of [AGREEMENTS(), CATALOG()]) {
    const call = abi.parseTransaction({ data });
    if (call !== null) return { method: call.name, args: call.args };
  }
  return undefined;
}
