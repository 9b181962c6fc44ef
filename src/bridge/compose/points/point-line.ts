import { MessageChannel, type MessagePort } from "node:worker_threads";
import type { OnPoint, Point } from "./point.ts";

/** By which a thread reports its points to the thread that started it. Crosses threads; the port has to be transferred. */
export interface PointLine {
  readonly port: MessagePort;
  /** Counts the points that were heard. */
  readonly heard: Int32Array<SharedArrayBuffer>;
}

/** A line to `onPoint`, for one thread. Nothing is kept alive by it. */
export function openPointLine(onPoint: OnPoint): PointLine {
  const { port1, port2 } = new MessageChannel();
  const heard = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  port1.on("message", (point: Point) => {
    try {
      onPoint(point);
    } finally {
      Atomics.add(heard, 0, 1);
      Atomics.notify(heard, 0);
    }
  });
  port1.unref();
  return { port: port2, heard };
}

/** The other end of a line: reports a point, and stands still until it was heard. */
export function reportPoints({ port, heard }: PointLine): OnPoint {
  return (point) => {
    const before = Atomics.load(heard, 0);
    port.postMessage(point);
    Atomics.wait(heard, 0, before);
  };
}
