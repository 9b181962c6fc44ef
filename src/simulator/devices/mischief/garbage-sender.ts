import type { Clock } from "../../../lib/clock.ts";
import { openLine } from "../socket/tcp-line.ts";

/** Writes pieces to a TCP port one after the other, on a new line whenever the other side hangs up. Gives how often that was. */
export async function sendGarbage(
  host: string,
  port: number,
  pieces: Iterable<Uint8Array>,
  clock: Clock,
): Promise<{ readonly written: number; readonly hangUps: number }> {
  let hangUps = 0;
  let written = 0;
  let open = false;
  const connect = async () => {
    open = true;
    return openLine(host, port, {
      data: () => {},
      closed: () => {
        open = false;
      },
    });
  };
  let line = await connect();
  for (const piece of pieces) {
    // Lets the socket tell of a hang-up before the next piece.
    await clock.sleep(1);
    if (!open) {
      hangUps += 1;
      line = await connect();
    }
    line.write(piece);
    written += 1;
  }
  await clock.sleep(1);
  line.close();
  return { written, hangUps };
}
