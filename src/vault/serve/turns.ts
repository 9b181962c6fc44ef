import type { FastifyReply } from "fastify";
import { vaultError } from "../errors.ts";

/** Bounds how much is worked on at a time. Who comes beyond that is told so at once, and waits in no queue. */
export interface Turns {
  readonly taken: number;
  /** @throws `VAULT_BUSY`. */
  take<T>(work: () => Promise<T>): Promise<T>;
  /** As `take`, until `release` is called, or the reply's connection ends. @throws `VAULT_BUSY`. */
  hold<T>(reply: FastifyReply, begin: (release: () => void) => T): T;
}

export function turnsOf(most: number): Turns {
  let taken = 0;
  const begin = () => {
    if (taken >= most)
      throw vaultError("VAULT_BUSY", `${taken} requests are worked on`, { field: "atOnce", value: taken });
    taken++;
    let held = true;
    return () => {
      if (held) taken--;
      held = false;
    };
  };
  return {
    get taken() {
      return taken;
    },
    async take(work) {
      const release = begin();
      try {
        return await work();
      } finally {
        release();
      }
    },
    hold(reply, work) {
      const release = begin();
      reply.raw.once("close", release);
      try {
        return work(release);
      } catch (error) {
        release();
        throw error;
      }
    },
  };
}
