import { connectAsync, type IClientOptions } from "mqtt";
import { type Clock, systemClock } from "../../lib/clock.ts";
import { type Device, type Outcome, openLedger } from "./device.ts";
import { only, packsOf, withinWindow } from "./packs.ts";
import { type SenmlOptions, senmlCanSay, senmlPack } from "./senml-pack.ts";

export interface MqttDeviceParameters {
  /** "mqtt://127.0.0.1:1883" */
  readonly url: string;
  readonly topic: string;
  readonly senml: SenmlOptions;
  /** Identity towards the broker, and whatever else mqtt.js takes: user name, certificate, protocol version. */
  readonly clientId: string;
  readonly client?: IClientOptions;
  /** Readings per pack. @default 5 */
  readonly packSize?: number;
  /** Packs that may be unacknowledged at a time. @default 20 */
  readonly window?: number;
  /** Whether acknowledged readings are kept in the ledger. @default true */
  readonly keep?: boolean;
  readonly clock?: Clock;
}

/** How often a pack is published before it is given up, and the pause where the broker has no room for it. */
const TRIES = 20;
const PAUSE = 250;
/** MQTT 5 reason code. */
const QUOTA_EXCEEDED = 0x97;

/**
 * A station that publishes SenML packs with QoS 1 and takes a pack for delivered when its PUBACK is there. mqtt.js keeps what is
 * unacknowledged and sends it again, as a duplicate, once it is connected again.
 */
export async function connectMqttDevice(parameters: MqttDeviceParameters): Promise<Device> {
  const { url, topic, senml, clientId, packSize = 5, window = 20, keep = true, clock = systemClock } = parameters;
  const book = openLedger(keep);
  const client = await connectAsync(url, {
    clientId,
    clean: false,
    reconnectPeriod: 100,
    connectTimeout: 5_000,
    ...parameters.client,
  });
  // A lost connection is not an error here: what is unacknowledged waits for the next one.
  client.on("error", () => {});
  const onTheWay = new Set<number>();
  client.on("packetsend", ({ cmd, messageId }) => {
    if (cmd !== "publish" || messageId === undefined) return;
    if (onTheWay.has(messageId)) book.resent();
    onTheWay.add(messageId);
  });
  client.on("packetreceive", ({ cmd, messageId }) => {
    if (cmd === "puback" && messageId !== undefined) onTheWay.delete(messageId);
  });
  let closing = false;

  async function publish(payload: string): Promise<Outcome> {
    for (let attempt = 1; attempt <= TRIES; attempt++) {
      try {
        await client.publishAsync(topic, payload, { qos: 1 });
        return "acknowledged";
      } catch (error) {
        const { code } = error as { code?: unknown };
        if (closing) return "givenUp";
        if (typeof code === "number" && code >= 0x80) {
          if (code !== QUOTA_EXCEEDED) return { refused: String(code) };
          await clock.sleep(PAUSE);
        }
        // Else the line broke before the pack was in the client's own store of what is unacknowledged: once more.
      }
    }
    return "givenUp";
  }

  return {
    ledger: book.ledger,
    send: (readings) =>
      withinWindow(packsOf(only(readings, senmlCanSay), packSize), window, async (pack) => {
        book.sent();
        book.settled(pack, await publish(senmlPack(pack, senml)));
      }),
    close() {
      closing = true;
      return client.endAsync(true);
    },
  };
}
