import { connect, type Socket } from "node:net";
import type { Pack } from "./station-clock.ts";

/** A logger's connection, as cheap as it can be, so that what is measured is the other side. */
export interface Line {
  readonly station: number;
  /** Milliseconds between two packs: what the protocol's times can tell apart. */
  readonly step: number;
  /** Packs that may be unanswered at a time. */
  readonly window: number;
  /** Bytes of a pack on this line. */
  encode(pack: Pack): Buffer;
  readonly socket: Socket;
  /** Hears how many packs were answered; set by who drives the line. */
  answered: (packs: number) => void;
}

/** Opens a TCP connection to `host:port` of an address. */
export function openSocket(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true }, () => {
      socket.off("error", reject);
      resolve(socket);
    });
    socket.once("error", reject);
  });
}
