import { generate, parser } from "mqtt-packet";
import { type Line, openSocket } from "./line.ts";
import { senmlPack } from "./senml.ts";

export const topicOf = (prefix: string, station: number) => `${prefix}/${station}/readings`;

/** A publisher of a station: QoS 1. The broker answers, not the bridge. */
export async function mqttLine(url: string, prefix: string, station: number): Promise<Line> {
  const socket = await openSocket(url);
  const topic = topicOf(prefix, station);
  let id = 0;
  const line: Line = {
    station,
    socket,
    step: 20,
    window: 500,
    encode(pack) {
      id = (id % 0xffff) + 1;
      return generate({
        cmd: "publish",
        topic,
        payload: senmlPack(pack),
        qos: 1,
        messageId: id,
        dup: false,
        retain: false,
      });
    },
    answered: () => {},
  };
  const packets = parser({ protocolVersion: 4 });
  await new Promise<void>((resolve) => {
    packets.once("packet", () => resolve());
    const first = (chunk: Buffer) => packets.parse(chunk);
    socket.on("data", first);
    socket.write(
      generate({
        cmd: "connect",
        clientId: `${prefix}-logger-${station}`,
        clean: true,
        keepalive: 0,
        protocolId: "MQTT",
        protocolVersion: 4,
      }),
    );
    packets.once("packet", () => socket.off("data", first));
  });
  // From here on nothing comes but PUBACKs, four bytes each.
  let rest = 0;
  socket.on("data", ({ length }) => {
    rest += length;
    const packs = rest >> 2;
    rest &= 3;
    if (packs > 0) line.answered(packs);
  });
  return line;
}
