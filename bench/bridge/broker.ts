/**
 * Part: the embedded broker. aedes keeps what a subscriber has not acknowledged in a list that it searches from the beginning for
 * each message, and answers publishers before it delivers: with thousands waiting nothing but that search would be measured. So
 * this one takes no more from publishers while a thousand messages wait.
 */
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { Aedes } from "aedes";
import { serve } from "./process.ts";

const MOST_WAITING = 1_000;

const handlers = {
  async start(): Promise<string> {
    let waiting = 0;
    const held: (() => void)[] = [];
    const broker = await Aedes.createBroker({
      authorizePublish(_client, _packet, done) {
        const go = () => {
          waiting++;
          done(null);
        };
        if (waiting < MOST_WAITING) go();
        else held.push(go);
      },
    });
    broker.on("ack", () => {
      waiting--;
      held.shift()?.();
    });
    const server = createServer(broker.handle).listen(0, "127.0.0.1");
    await once(server, "listening");
    return `mqtt://127.0.0.1:${(server.address() as AddressInfo).port}`;
  },
  close() {},
};

export type BrokerPart = typeof handlers;

serve(handlers);
