import { get, type IncomingMessage } from "node:http";
import type { MadeChain } from "../../src/testing/made-chain.ts";

export interface Heard {
  /** Milliseconds until every stream is open and has its first message. */
  readonly opened: number;
  /** Milliseconds from a new block until every stream was told of it. */
  readonly told: number;
  /** Of those who came when all places were taken, how many were told so. */
  readonly refused: number;
}

/** Sockets that are opened at once. */
const AT_ONCE = 200;

/** Has so many clients listen for changes, and many more ask to. */
export async function fanOut(chain: MadeChain, url: string, clients: number, more: number): Promise<Heard> {
  const began = performance.now();
  const streams = await Promise.all(Array.from({ length: clients }, () => open(`${url}/v1/changes?topics=org:3`)));
  const first = await Promise.all(streams.map(({ heardOf }) => heardOf(0)));
  const opened = performance.now() - began;
  let refused = 0;
  for (let at = 0; at < more; at += AT_ONCE) {
    const asked = Array.from({ length: Math.min(AT_ONCE, more - at) }, () => open(`${url}/v1/changes`));
    for (const { answer, end } of await Promise.all(asked)) {
      if (answer.statusCode === 503) refused++;
      end();
    }
  }
  // What is said meanwhile without a new block is none.
  const heard = Promise.all(streams.map(({ heardOf }, i) => heardOf((first[i] ?? 0) + 1)));
  const grown = performance.now();
  chain.grow(1);
  await heard;
  const told = performance.now() - grown;
  for (const { end } of streams) end();
  return { opened, told, refused };
}

interface Stream {
  readonly answer: IncomingMessage;
  /** Resolves with a block that it was told of, of this number or a later one. */
  heardOf(block: number): Promise<number>;
  end(): void;
}

function open(url: string): Promise<Stream> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent: false }, (answer) => {
      let newest = -1;
      let waiting: { readonly block: number; readonly done: (block: number) => void } | undefined;
      const tell = () => {
        if (waiting === undefined || newest < waiting.block) return;
        waiting.done(newest);
        waiting = undefined;
      };
      answer.on("data", (piece: Buffer) => {
        for (const [, block] of piece.toString().matchAll(/"asOf":{"block":(\d+)/g)) newest = Number(block);
        tell();
      });
      answer.on("error", () => undefined); // it is ended from here
      resolve({
        answer,
        heardOf: (block) =>
          new Promise((done) => {
            waiting = { block, done };
            tell();
          }),
        end: () => void request.destroy(),
      });
    });
    request.once("error", reject);
  });
}
