import { encodeFrame } from "../../../src/bridge/model/hj212/encode.ts";
import { BEIJING, localTime, queryNumber } from "../../../src/bridge/model/hj212/local-time.ts";
import { PARAMETERS } from "../river.ts";
import { type Line, openSocket } from "./line.ts";

export const deviceId = (station: number) => `0102030405060708090A${String(station).padStart(4, "0")}`;

const ITEMS = PARAMETERS.map(({ parameter }) => `;${parameter}-Rtd=`);

/** An HJ 212-2017 logger that wants an answer to each upload of real-time data. */
export async function hj212Line(port: number, station: number): Promise<Line> {
  const socket = await openSocket(`tcp://127.0.0.1:${port}`);
  const line: Line = {
    station,
    socket,
    step: 1_000,
    window: 64,
    encode({ observedAt, values }) {
      let content = `DataTime=${localTime(observedAt, BEIJING)}`;
      for (let i = 0; i < ITEMS.length; i++) content += `${ITEMS[i]}${values[i]},${PARAMETERS[i]?.parameter}-Flag=N`;
      const query = queryNumber(observedAt, BEIJING);
      return encodeFrame(`QN=${query};ST=21;CN=2011;PW=123456;MN=${deviceId(station)};Flag=5;CP=&&${content}&&`);
    },
    answered: () => {},
  };
  let rest = "";
  socket.on("data", (chunk: Buffer) => {
    const lines = (rest + chunk.toString("latin1")).split("\r\n");
    rest = lines.pop() ?? "";
    const wrong = lines.find((answer) => !answer.includes("CN=9014;"));
    if (wrong !== undefined) throw new Error(`refused: ${wrong}`);
    if (lines.length > 0) line.answered(lines.length);
  });
  return line;
}
