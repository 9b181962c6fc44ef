import type { Socket } from "node:net";
import { parsePiece } from "../bridge/ingest/hj212/frame-parser.ts";
import { FrameSplitter } from "../bridge/ingest/hj212/splitter.ts";

/** A logger's side of a connection, which reads answers as they come. */
export interface Peer {
  readonly socket: Socket;
  send(...frames: (Buffer | string)[]): void;
  /** The next `count` answers, each as its segment. */
  answers(count: number): Promise<string[]>;
  /** Resolves when the connection is over, be it by a reset: who ends it may have unread bytes of this side. */
  readonly closed: Promise<void>;
}

export function peerOf(socket: Socket): Peer {
  const splitter = new FrameSplitter();
  const come: string[] = [];
  let look = () => {};
  socket.on("data", (chunk: Buffer) => {
    for (const piece of splitter.push(chunk)) {
      if (!parsePiece(piece).ok) throw new Error(`the server sent no frame: ${piece.segment}`);
      come.push(piece.segment);
    }
    look();
  });
  socket.on("error", () => {});
  return {
    socket,
    send: (...frames) => {
      for (const frame of frames) socket.write(typeof frame === "string" ? Buffer.from(frame, "latin1") : frame);
    },
    answers: (count) =>
      new Promise((resolve, reject) => {
        look = () => come.length >= count && resolve(come.splice(0, count));
        socket.once("close", () => reject(new Error(`closed with ${come.length} of ${count} answers`)));
        look();
      }),
    closed: new Promise((resolve) => socket.once("close", () => resolve())),
  };
}
