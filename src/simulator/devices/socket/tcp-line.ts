import { connect, type Socket } from "node:net";

export interface Line {
  write(bytes: Uint8Array): void;
  close(): void;
}

export interface LineEvents {
  data(bytes: Buffer): void;
  /** Once, after the line was open. */
  closed(): void;
}

/** A TCP connection. @throws Error when nobody listens there. */
export function openLine(host: string, port: number, events: LineEvents): Promise<Line> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect({ host, port, noDelay: true });
    socket.once("error", reject);
    socket.once("connect", () => {
      socket.off("error", reject);
      // A close follows every error, and says all there is to know here.
      socket.on("error", () => {});
      socket.once("close", () => events.closed());
      resolve({
        write: (bytes) => void socket.write(bytes),
        close: () => void socket.destroy(),
      });
    });
    socket.on("data", (bytes) => events.data(bytes));
  });
}
