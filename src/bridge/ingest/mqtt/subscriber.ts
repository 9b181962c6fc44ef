import { connect, type IClientOptions, type MqttClient } from "mqtt";
import { untilAborted } from "../../../lib/abort.ts";
import { type Clock, systemClock } from "../../../lib/clock.ts";
import { isTallyError } from "../../../lib/errors.ts";
import { endsWithin } from "../../../lib/grace.ts";
import { bridgeError } from "../../model/errors.ts";
import type { Intake } from "../../model/frame.ts";
import type { SenmlReader } from "../senml/observations.ts";
import type { RunningSource } from "../source.ts";
import { type MqttVersion, refusalOf, SUCCESS } from "./answers.ts";
import { type Answer, deferAcks } from "./deferred-acks.ts";
import { type StationTopics, stationOfTopic } from "./topics.ts";

export interface MqttOptions {
  /** `mqtt://host:port`, or `mqtts://` for TLS. */
  readonly url: string;
  readonly version: MqttVersion;
  /** Names the session that the broker keeps while the bridge is away: one per bridge process, the same after a restart. */
  readonly clientId: string;
  readonly username?: string;
  readonly password?: string;
  /** PEM. The broker's certificate is always checked; `cert` and `key` are the bridge's own. */
  readonly tls?: { readonly ca?: string; readonly cert?: string; readonly key?: string; readonly servername?: string };
  readonly stations: readonly StationTopics[];
  /** Version 5: several bridges that name the same group share the messages. */
  readonly shareGroup?: string;
  /**
   * Given, the source ends with its first connection, and says so: the session is another client's, who takes it by connecting. (Not
   * every broker says why it ends a connection; mosquitto 2.0 does not.) @default it connects again
   */
  readonly onEnded?: () => void;
  /** Version 5: how long the broker keeps the session. 3.1.1 leaves that to the broker. @default a week */
  readonly sessionExpirySeconds?: number;
  /**
   * Messages that may wait for their commit at once; in version 5 also the receive maximum. The broker has a bound of its
   * own, which is 20 for mosquitto (`max_inflight_messages`) and is to be raised, for group commit lives on many. @default 2000
   */
  readonly maxInFlight?: number;
  /** Bytes of a message. What is larger goes into the reject log. @default 65536 */
  readonly maxPayload?: number;
  /** @default 1000 */
  readonly reconnectMilliseconds?: number;
  /** @default 30 */
  readonly keepaliveSeconds?: number;

  readonly intake: Intake;
  readonly read: SenmlReader;
  readonly clock?: Clock;
  /** Ends the wait for the first subscription. */
  readonly signal?: AbortSignal;
  /** Hears of lost connections, refused subscriptions and stores that failed; the source goes on by itself. */
  readonly onProblem?: (error: unknown) => void;
}

const WEEK = 7 * 24 * 3_600;
/** CONNACK codes that say "later", not "never", in 3.1.1 and 5. */
const TRY_AGAIN: ReadonlySet<number> = new Set([3, 0x88, 0x89, 0x97, 0x9f]);
const FAILED = 0x80;
/** Reason of a DISCONNECT in MQTT 5. */
const SESSION_TAKEN_OVER = 0x8e;
/** How long a broker that does not end the connection can hold up a shutdown, in milliseconds. */
const FAREWELL = 3_000;

/**
 * Takes SenML packs of stations from an MQTT broker, and acknowledges each when it is durable (see `refusalOf` for the rest).
 * Resolves when it is subscribed for the first time, however long the broker is away; from then on it reconnects by itself.
 *
 * @throws `MQTT_REFUSED` when the broker refuses credentials or a subscription at the start, `SOURCE_CONFIG_INVALID`.
 */
export async function subscribeMqtt(options: MqttOptions): Promise<RunningSource> {
  const { version, intake, read, stations, maxPayload = 65_536, maxInFlight = 2_000, onProblem = () => {} } = options;
  const { clock = systemClock } = options;
  if (options.shareGroup !== undefined && (version !== "5" || !/^[^/+#]+$/.test(options.shareGroup))) {
    throw bridgeError("SOURCE_CONFIG_INVALID", "shared subscriptions need version 5 and a plain name");
  }
  const stationOf = stationOfTopic(stations);
  const client = connect(options.url, clientOptions(options, maxInFlight));

  const take = async (topic: string, raw: Buffer): Promise<Answer> => {
    const receivedAt = clock.now();
    const station = stationOf(topic);
    try {
      if (station === undefined) {
        throw bridgeError("STATION_UNKNOWN", `topic "${topic.slice(0, 128)}" is no station's`);
      }
      if (raw.length > maxPayload) throw bridgeError("PAYLOAD_TOO_LARGE", `${raw.length} bytes, limit ${maxPayload}`);
      const { observations } = read(raw, station, receivedAt);
      await intake.accept({ source: "mqtt", station, receivedAt, raw, observations });
      return SUCCESS;
    } catch (error) {
      const { log, answer } = refusalOf(error, version);
      if (log && isTallyError(error)) {
        const { code, message } = error;
        const logged = { source: "mqtt", station: station ?? 0, receivedAt, raw, code, detail: message } as const;
        try {
          await intake.reject(logged);
        } catch (failed) {
          return unanswered(failed);
        }
        return answer;
      }
      return unanswered(error);
    }
  };

  const acks = deferAcks(client, maxInFlight, take);

  /** What is not answered comes again with the next connection: once all else is answered, this one ends. */
  let restarting = false;
  let closing = false;
  const unanswered = (error: unknown): Answer => {
    onProblem(error);
    // Without a connection the next one brings it anyhow.
    if (!restarting && client.connected) {
      restarting = true;
      const connection = client.stream;
      // Not awaited: it waits for this very message too.
      void acks.stop().then(() => connection.end(() => connection.destroy()));
    }
    return "none";
  };
  client.on("disconnect", ({ reasonCode }) => {
    if (reasonCode !== SESSION_TAKEN_OVER) return;
    const { clientId } = options;
    onProblem(bridgeError("MQTT_TAKEN_OVER", `another client connected as "${clientId}"`, { clientId }));
  });
  client.on("close", () => {
    if (closing) return;
    if (options.onEnded) {
      closing = true;
      client.end(true);
      ended.reject(bridgeError("MQTT_LOST", `no connection to ${new URL(options.url).host}`));
      options.onEnded();
      return;
    }
    // Often the only sign: a broker that refuses a client's certificate says nothing else.
    if (!restarting) onProblem(bridgeError("MQTT_LOST", `no connection to ${new URL(options.url).host}`));
    restarting = false;
    acks.resume();
  });

  const ended = Promise.withResolvers<never>();
  ended.promise.catch(() => {}); // told to whoever waits for the first subscription
  const subscribed = Promise.race([firstSubscription(client, filtersOf(options), onProblem), ended.promise]);
  try {
    await (options.signal ? untilAborted(options.signal, () => subscribed) : subscribed);
  } catch (error) {
    closing = true;
    client.end(true);
    throw error;
  }

  return {
    async close() {
      closing = true;
      await acks.stop();
      const ended = client.endAsync();
      // A broker that does not close its side either.
      if (!(await endsWithin(ended, FAREWELL, clock))) client.stream.destroy();
      await ended;
    },
  };
}

function clientOptions(options: MqttOptions, receiveMaximum: number): IClientOptions {
  return {
    protocolVersion: options.version === "5" ? 5 : 4,
    clientId: options.clientId,
    ...(options.username !== undefined && { username: options.username }),
    ...(options.password !== undefined && { password: options.password }),
    ...options.tls,
    clean: false,
    ...(options.version === "5" && {
      properties: {
        sessionExpiryInterval: options.sessionExpirySeconds ?? WEEK,
        receiveMaximum,
        topicAliasMaximum: 0xffff,
      },
    }),
    reconnectPeriod: options.reconnectMilliseconds ?? 1_000,
    reconnectOnConnackError: true,
    keepalive: options.keepaliveSeconds ?? 30,
    resubscribe: false, // done at each connection, see below
    log: () => {}, // else it formats a dozen lines per packet
  };
}

const filtersOf = ({ stations, shareGroup }: MqttOptions) =>
  stations.map(({ filter }) => (shareGroup === undefined ? filter : `$share/${shareGroup}/${filter}`));

/**
 * Subscribes at each connection, though the broker keeps the session: the configuration may have new stations since.
 * Resolves after the first time; a refusal rejects the first time, and is only told of later.
 */
function firstSubscription(
  client: MqttClient,
  filters: readonly string[],
  onProblem: (error: unknown) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let begun = false;
    const refuse = (why: string, cause?: unknown) => {
      const error = bridgeError("MQTT_REFUSED", why, {}, cause);
      if (begun) return onProblem(error);
      reject(error);
    };
    client.on("error", (error) => {
      const { code } = error as { code?: unknown };
      if (!begun && typeof code === "number" && !TRY_AGAIN.has(code)) refuse(error.message, error);
      else onProblem(error);
    });
    client.on("connect", async () => {
      const { stream } = client;
      // PUBACKs are few bytes; held together by the kernel they would wait for the broker's delayed ACK, 40 ms each time.
      if ("setNoDelay" in stream && typeof stream.setNoDelay === "function") stream.setNoDelay(true);
      try {
        const granted = await client.subscribeAsync([...filters], { qos: 1 });
        const refused = granted.find(({ qos }) => qos >= FAILED);
        if (refused) return refuse(`no subscription to "${refused.topic}"`);
      } catch (error) {
        // The connection was lost on the way, or the broker refused.
        if (stream === client.stream && client.connected) return refuse((error as Error).message, error);
        return onProblem(error);
      }
      begun = true;
      resolve();
    });
  });
}
