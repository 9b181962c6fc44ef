/** Part: the embedded broker. */
import { aedesBroker, type RunningBroker } from "../../src/testing/mqtt-brokers.ts";
import { serve } from "./process.ts";

let broker: RunningBroker | undefined;

const handlers = {
  async start(): Promise<string> {
    broker = await aedesBroker();
    return broker.url;
  },
  close() {},
};

export type BrokerPart = typeof handlers;

serve(handlers);
