import { type BaseWallet, type Provider, Transaction, type TransactionResponse, Wallet } from "ethers";
import { network } from "hardhat";
import type { Clock } from "../lib/clock.ts";
import { memoryStore } from "../sdk/core/send/memory-store.ts";
import { createOutbox, type Outbox, type OutboxParameters } from "../sdk/core/send/outbox.ts";
import type { Call } from "../sdk/core/send/sender.ts";
import type { OutboxStore } from "../sdk/core/send/store.ts";
import { hastyClock } from "./clock.ts";

/** What happens to a raw transaction on its way; `next` hands it to the node. */
export type Wire = (raw: string, next: () => Promise<unknown>) => Promise<unknown>;

export interface OutboxBench {
  readonly provider: Provider;
  readonly signer: BaseWallet;
  readonly store: OutboxStore;
  /** Every raw transaction that was handed out, in order. */
  readonly sent: string[];
  /** What the way to the node does from now on. */
  setWire(wire: Wire): void;
  /** Raw access to the chain: mining, balances. */
  chain(method: string, ...parameters: unknown[]): Promise<unknown>;
  /** Hands the node something behind the outbox's back. */
  sendDirectly(raw: string): Promise<TransactionResponse>;
  open(parameters?: Partial<OutboxParameters>): Promise<Outbox>;
}

/** An account with money on a fresh chain, and a way to the node that a test can disturb. */
export async function outboxBench(clock: Clock = hastyClock()): Promise<OutboxBench> {
  const { ethers } = await network.create({ override: { initialDate: new Date() } });
  const signer = new Wallet(`0x${"42".repeat(32)}`);
  await ethers.provider.send("hardhat_setBalance", [signer.address, `0x${(10n ** 21n).toString(16)}`]);
  const sent: string[] = [];
  let wire: Wire = (_, next) => next();
  const provider = new Proxy(ethers.provider, {
    get(target, property) {
      if (property === "send") {
        return (method: string, parameters: string[]) => {
          if (method !== "eth_sendRawTransaction") return target.send(method, parameters);
          const [raw = ""] = parameters;
          sent.push(raw);
          return wire(raw, () => target.send(method, parameters));
        };
      }
      const value = Reflect.get(target, property);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  const store = memoryStore();
  return {
    provider,
    signer,
    store,
    sent,
    setWire: (next) => (wire = next),
    chain: (method, ...parameters) => ethers.provider.send(method, parameters),
    sendDirectly: (raw) => ethers.provider.broadcastTransaction(raw),
    open: (parameters = {}) => createOutbox({ provider, signer, store, clock, ...parameters }),
  };
}

/** What a broken connection throws. */
export function connectionLost(): Error {
  return Object.assign(new Error("socket hang up"), { code: "ECONNRESET" });
}

/** The n-th of calls that differ. */
export const call = (n: number): Call => ({ to: `0x${"11".repeat(19)}${n.toString(16).padStart(2, "0")}`, data: "0x" });

export const numbers = (count: number): number[] => Array.from({ length: count }, (_, n) => n);

export const nonces = (raws: readonly string[]): number[] => raws.map((raw) => Transaction.from(raw).nonce);
