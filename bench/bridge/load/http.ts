import { type Line, openSocket } from "./line.ts";
import { senmlPack } from "./senml.ts";

export const stationKey = (station: number) => `weir-${station}`;
export const apiKey = (station: number) => `key-of-weir-${station}`;

/** A logger that posts packs over one connection, some ahead of the answers (HTTP pipelining), so that they stay in order. */
export async function httpLine(url: string, station: number): Promise<Line> {
  const socket = await openSocket(url);
  const head =
    `POST /v1/stations/${stationKey(station)}/readings HTTP/1.1\r\nhost: bench\r\n` +
    `authorization: Bearer ${apiKey(station)}\r\ncontent-type: application/senml+json\r\ncontent-length: `;
  const line: Line = {
    station,
    socket,
    step: 20,
    window: 16,
    encode(pack) {
      const body = senmlPack(pack);
      return Buffer.from(`${head}${body.length}\r\n\r\n${body}`, "latin1");
    },
    answered: () => {},
  };
  let rest = "";
  socket.on("data", (chunk: Buffer) => {
    rest += chunk.toString("latin1");
    let packs = 0;
    for (;;) {
      const end = rest.indexOf("\r\n\r\n");
      if (end === -1) break;
      const length = Number(/content-length: (\d+)/i.exec(rest.slice(0, end))?.[1] ?? 0);
      if (rest.length < end + 4 + length) break;
      if (!rest.startsWith("HTTP/1.1 202")) throw new Error(`refused: ${rest.slice(0, 500)}`);
      rest = rest.slice(end + 4 + length);
      packs++;
    }
    if (packs > 0) line.answered(packs);
  });
  return line;
}
