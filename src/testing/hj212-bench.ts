import { once } from "node:events";
import { connect } from "node:net";
import {
  type Hj212Needs,
  type Hj212Options,
  type Hj212Server,
  startHj212Server,
} from "../bridge/ingest/hj212/server.ts";
import { encodeFrame } from "../bridge/model/hj212/encode.ts";
import { localTime } from "../bridge/model/hj212/local-time.ts";
import { fixedRegistry } from "../bridge/model/registry.ts";
import { testClock } from "./clock.ts";
import { riverStation } from "./hj212.ts";
import { type Peer, peerOf } from "./hj212-peer.ts";
import { type RecordingIntake, recordingIntake } from "./recording-intake.ts";

const DEVICES: Hj212Options["devices"] = {
  M1: { station: 7, dialect: "2017", password: "123456" },
  M5: { station: 8, dialect: "2005" },
  MS: { station: 9, dialect: "surface-water-2017" },
};

export const DAY = 86_400_000;
/** Local time of the n-th frame: n is its minute, of a day that has begun in UTC too. */
const minute = (n: number) => localTime(DAY + n * 60_000, 0);
export const qn = (n: number) => `${minute(n)}000`;
export const header = (n: number, cn: string, flag: number, mn = "M1", pw = "123456") =>
  `QN=${qn(n)};ST=32;CN=${cn};PW=${pw};MN=${mn};Flag=${flag};`;
export const realTime = (n: number, { flag = 5, mn = "M1", pw = "123456", value = "7.12" } = {}) =>
  encodeFrame(`${header(n, "2011", flag, mn, pw)}CP=&&DataTime=${minute(n)};w01001-Rtd=${value},w01001-Flag=N&&`);
export const answerOf = (n: number, mn = "M1") => `QN=${qn(n)};ST=91;CN=9014;PW=123456;MN=${mn};Flag=4;CP=&&&&`;

/** A server with loggers that connect to it, and what it handed to its intake. */
export interface Hj212Bench {
  readonly intake: RecordingIntake;
  readonly server: Hj212Server;
  start(options?: Partial<Hj212Options>, needs?: Partial<Hj212Needs>): Promise<void>;
  /** A new connection. */
  dial(): Promise<Peer>;
  /** A connection that was made in another way: closed with the others. */
  keep(peer: Peer): Peer;
  /** Code and station of what was rejected. */
  rejected(): [string, number][];
  close(): Promise<void>;
}

export function hj212Bench(): Hj212Bench {
  let intake: RecordingIntake = recordingIntake();
  let server: Hj212Server | undefined;
  const peers: Peer[] = [];
  const running = () => {
    if (server === undefined) throw new Error("the server was not started");
    return server;
  };
  const keep = (peer: Peer) => {
    peers.push(peer);
    return peer;
  };
  return {
    get intake() {
      return intake;
    },
    get server() {
      return running();
    },
    async start(options = {}, needs = {}) {
      intake = recordingIntake();
      server = await startHj212Server(
        { host: "127.0.0.1", port: 0, devices: DEVICES, ...options },
        {
          intake,
          registry: fixedRegistry([riverStation(7), riverStation(8), riverStation(9)]),
          convert: () => ({ numerator: 1n, denominator: 1n, addend: 0n }),
          clock: testClock(DAY),
          ...needs,
        },
      );
    },
    async dial() {
      const socket = connect(running().port, "127.0.0.1");
      await once(socket, "connect");
      return keep(peerOf(socket));
    },
    keep,
    rejected: () => intake.rejections.map(({ code, station }) => [code, station]),
    async close() {
      for (const { socket } of peers.splice(0)) socket.destroy();
      await server?.close();
    },
  };
}
