/** Points of a child at which a kill is of interest, and what makes a sender reach them. */
import { writeSync } from "node:fs";
import { flushCompileCache } from "node:module";
import type { JsonRpcProvider } from "ethers";
import type { OutboxLane, OutboxStore } from "../../src/sdk/core/send/store.ts";

/** Tells the parent that a point was reached; at the `holdAt`th it stands still and waits to be killed. */
export function createPoints(holdAt: number | undefined): (point: string) => void {
  flushCompileCache(); // at the end it would be too late: the end comes by SIGKILL
  let events = 0;
  return (point) => {
    events++;
    writeSync(1, `${point}\n`);
    if (events === holdAt) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  };
}

export function watchedStore(store: OutboxStore, reached: (point: string) => void): OutboxStore {
  return {
    open: async (name) => {
      const lane = await store.open(name);
      reached("opened");
      return watchedLane(lane, reached);
    },
    close: () => store.close(),
  };
}

function watchedLane(lane: OutboxLane, reached: (point: string) => void): OutboxLane {
  return {
    ...lane,
    async append(key, atLeast, build) {
      const record = await lane.append(key, atLeast, (nonce) => {
        const built = build(nonce);
        reached("signed");
        return built;
      });
      reached("stored");
      return record;
    },
    async put(record) {
      reached("noting");
      await lane.put(record);
      reached("noted");
    },
  };
}

export function watchedProvider<P extends JsonRpcProvider>(provider: P, reached: (point: string) => void): P {
  const send = provider.send.bind(provider);
  provider.send = async (method, parameters) => {
    if (method !== "eth_sendRawTransaction") return send(method, parameters);
    reached("sending");
    const answer = await send(method, parameters);
    reached("sent");
    return answer;
  };
  return provider;
}
