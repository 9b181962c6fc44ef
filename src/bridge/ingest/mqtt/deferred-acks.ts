/**
 * Acknowledging after the commit, with many messages under way.
 *
 * mqtt.js handles one PUBLISH at a time: it emits `message`, calls `client.handleMessage`, sends the PUBACK when that calls back, and
 * only then looks at the next packet. Holding the callback until the commit would mean one message per commit: a few hundred a
 * second, and no group commit. So the callback comes at once and what follows it, the PUBACK, is taken out of the stream of
 * packets that the client sends and put back when the commit is done. There is no public place for that: `customHandleAcks` is as
 * serial, `packetsend` only tells. A stream between client and socket would have to cut the client's bytes into packets again.
 * The one seam is the method through which every packet of the client passes, `_sendPacket`, and it is overridden on the
 * instance. A test watches the socket and fails if a version of mqtt.js sends a PUBACK by another way.
 *
 * - PUBACKs leave in the order in which the messages arrived, as MQTT-4.6.0-2 wants, whatever the order of the commits.
 * - A PUBACK belongs to the connection that brought the message. After a reconnect the broker sends again what it
 *   misses, and may use the same number for something else.
 * - When `maxInFlight` messages wait, `handleMessage` does hold its callback; then the client stops reading from the socket.
 */
import type { IPublishPacket, MqttClient } from "mqtt";

/** How a message of QoS 1 is answered: with a reason code (MQTT 3.1.1 sends none, it says 0), or not at all. */
export type Answer = { readonly reasonCode: number } | "none";

/** Takes a message. Resolves when it may be answered; must not reject. For QoS 0 the answer goes nowhere. */
export type TakeMessage = (topic: string, payload: Buffer) => Promise<Answer>;

export interface DeferredAcks {
  /** Takes no more messages: what comes is dropped unanswered, so that the broker keeps it. Resolves when nothing is under way. */
  stop(): Promise<void>;
  /** Takes messages again. */
  resume(): void;
  inFlight(): number;
}

interface Delivery {
  readonly connection: unknown;
  readonly messageId: number | undefined;
  answer: Answer | undefined;
}

/** What of mqtt.js is overridden, and is private there. */
interface Sender {
  _sendPacket(packet: { cmd: string }, done?: (error?: Error) => void, ...rest: unknown[]): void;
}

export function deferAcks(client: MqttClient, maxInFlight: number, take: TakeMessage): DeferredAcks {
  const sender = client as unknown as Sender;
  const send = sender._sendPacket.bind(client);
  sender._sendPacket = (packet, done, ...rest) => {
    if (packet.cmd === "puback") done?.();
    else send(packet, done, ...rest);
  };

  /** Of QoS 1, in the order of arrival, from `head` on. */
  let queue: Delivery[] = [];
  let head = 0;
  let underWay = 0;
  let stopped = false;
  let room: (() => void) | undefined;
  const idle: (() => void)[] = [];

  const settle = () => {
    underWay--;
    let delivery = queue[head];
    while (delivery?.answer !== undefined) {
      const { answer, connection, messageId } = delivery;
      if (answer !== "none" && client.connected && client.stream === connection) {
        send({ cmd: "puback", messageId, reasonCode: answer.reasonCode } as { cmd: string });
      }
      delivery = queue[++head];
    }
    if (head === queue.length || head > maxInFlight) {
      queue = queue.slice(head);
      head = 0;
    }
    if (underWay < maxInFlight) {
      const waiting = room;
      room = undefined;
      waiting?.();
    }
    if (underWay === 0) {
      for (const resolve of idle.splice(0)) resolve();
    }
  };

  client.on("message", (topic, payload, { qos, messageId }: IPublishPacket) => {
    if (stopped) return;
    const delivery: Delivery = { connection: client.stream, messageId, answer: undefined };
    if (qos === 1) queue.push(delivery);
    underWay++;
    void take(topic, payload).then((answer) => {
      delivery.answer = answer;
      settle();
    });
  });
  client.handleMessage = (_packet, callback) => {
    if (underWay < maxInFlight) callback();
    else room = callback as () => void;
  };
  // What waited for room belongs to a connection that is gone; the next one begins with an empty pipe.
  client.on("close", () => {
    room = undefined;
  });

  return {
    stop() {
      stopped = true;
      const waiting = room;
      room = undefined;
      waiting?.();
      return underWay === 0 ? Promise.resolve() : new Promise((resolve) => idle.push(resolve));
    },
    resume() {
      stopped = false;
    },
    inFlight: () => underWay,
  };
}
