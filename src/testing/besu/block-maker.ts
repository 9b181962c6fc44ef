import type { Pool } from "./pool.ts";

export interface BlockMaker {
  /** Something waits: a block is made of it a moment later, with whatever else has come by then. Resolves when it is there, or held. */
  offer(): Promise<void>;
  hold(): void;
  letGo(): void;
  /** Resolves when the block that is being made is there; there is none after it. */
  close(): Promise<void>;
}

/** Milliseconds. */
const PERIOD = 4;

/** Makes blocks of a pool, without a base fee. */
export function blockMaker(pool: Pool, send: (method: string, ...params: unknown[]) => Promise<unknown>): BlockMaker {
  let held = false;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let next: PromiseWithResolvers<void> | undefined;
  let making: Promise<void> = Promise.resolve();

  async function make(): Promise<void> {
    const transactions = await pool.take();
    if (transactions.length === 0) return;
    await send("evm_setAutomine", false);
    await send("hardhat_setNextBlockBaseFeePerGas", "0x0");
    for (const raw of transactions) await send("eth_sendRawTransaction", raw);
    await send("evm_mine");
    await send("evm_setAutomine", true);
  }

  function offer(): Promise<void> {
    if (held || closed) return Promise.resolve();
    if (next !== undefined) return next.promise;
    const block = Promise.withResolvers<void>();
    next = block;
    timer = setTimeout(() => {
      next = undefined;
      making = making.then(() => (held || closed ? undefined : make())).then(block.resolve, block.reject);
    }, PERIOD);
    return block.promise;
  }

  return {
    offer,
    hold() {
      held = true;
    },
    letGo() {
      held = false;
      if (pool.size > 0) void offer();
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      next?.resolve();
      await making;
    },
  };
}
