import { encodeFrame } from "../../../bridge/model/hj212/encode.ts";
import { BEIJING, queryNumber } from "../../../bridge/model/hj212/local-time.ts";
import { type Clock, systemClock } from "../../../lib/clock.ts";
import { type Device, type Outcome, openLedger } from "../device.ts";
import { packsByTime, withinWindow } from "../packs.ts";
import { type Line, openLine } from "../socket/tcp-line.ts";
import { createHostReader, type HostFrame } from "./answers.ts";
import { type UploadOptions, type UploadPart, uploadParts } from "./uploads.ts";

export interface Hj212LoggerParameters extends Partial<Omit<UploadOptions, "deviceId">> {
  readonly host: string;
  readonly port: number;
  readonly deviceId: string;
  /** Milliseconds without an answer after which a frame is sent again. @default 10 000, as the standard has it */
  readonly timeout?: number;
  /** How often a frame is sent again before it is given up. @default 3, as the standard has it */
  readonly resends?: number;
  /** Uploads that may be unanswered at a time; one in the dialect of 2005, whose answers name nothing. @default 16 */
  readonly window?: number;
  /** Milliseconds until the next try where nobody listens. @default 200 */
  readonly reconnectPause?: number;
  /** Whether acknowledged readings are kept in the ledger. @default true */
  readonly keep?: boolean;
  readonly clock?: Clock;
}

interface Waiting {
  readonly part: UploadPart;
  answered(): void;
  /** The line it was sent on is gone. */
  lost(): void;
}

/**
 * An HJ 212 data logger on TCP. With Flag A=1 an upload is delivered when its 9014 is there; without, when it was written,
 * which is not called acknowledged. Requests of the host get 9011 and 9012. A lost connection does not count as a try.
 */
export function createHj212Logger(parameters: Hj212LoggerParameters): Device {
  const { host, port, timeout = 10_000, resends = 3, reconnectPause = 200, keep = true } = parameters;
  const clock = parameters.clock ?? systemClock;
  const options: UploadOptions = {
    dialect: parameters.dialect ?? "2017",
    deviceId: parameters.deviceId,
    password: parameters.password ?? "123456",
    system: parameters.system ?? "21",
    command: parameters.command ?? "2011",
    answer: parameters.answer ?? true,
    split: parameters.split ?? 0,
    utcOffset: parameters.utcOffset ?? BEIJING,
  };
  const old = options.dialect === "2005";
  const window = old ? 1 : (parameters.window ?? 16);
  const book = openLedger(keep);
  const closing = new AbortController();
  const waiting = new Map<string, Waiting>();
  let line: Line | undefined;
  let opening: Promise<Line | undefined> | undefined;
  let lastQn = 0;

  function nextQn(sentAt: number): string {
    lastQn = Math.max(lastQn + 1, sentAt);
    return queryNumber(lastQn, options.utcOffset);
  }

  function take({ cn, qn, wanted }: HostFrame): void {
    if (cn === "9014") waiting.get(old ? "" : qn)?.answered();
    else if (!cn.startsWith("90") && wanted) {
      const flag = old ? 0 : 4;
      const answer = (command: string, content: string) =>
        encodeFrame(
          `QN=${qn};ST=91;CN=${command};PW=${options.password};MN=${options.deviceId};Flag=${flag};CP=&&${content}&&`,
        );
      line?.write(answer("9011", "QnRtn=1"));
      line?.write(answer("9012", "ExeRtn=1"));
    }
  }

  /** The open line, or a new one as soon as somebody listens; `undefined` once the device is closed. */
  function connected(): Promise<Line | undefined> {
    if (line) return Promise.resolve(line);
    opening ??= (async () => {
      while (!closing.signal.aborted) {
        const opened = await openLine(host, port, {
          data: createHostReader(take),
          closed() {
            line = undefined;
            for (const { lost } of [...waiting.values()]) lost();
          },
        }).catch(() => undefined);
        if (opened && !closing.signal.aborted) {
          line = opened;
          break;
        }
        opened?.close();
        if (!opened) await clock.sleep(reconnectPause, closing.signal);
      }
      opening = undefined;
      return line;
    })();
    return opening;
  }

  /** Writes a part once and waits for what comes of it. */
  async function attempt(part: UploadPart, again: boolean): Promise<"answered" | "silence" | "lost" | "closed"> {
    const open = await connected();
    if (!open) return "closed";
    if (again) book.resent();
    if (!options.answer) {
      open.write(part.frame);
      return "answered";
    }
    const over = new AbortController();
    const outcome = new Promise<"answered" | "lost">((resolve) => {
      waiting.set(part.qn, { part, answered: () => resolve("answered"), lost: () => resolve("lost") });
    });
    open.write(part.frame);
    try {
      return await Promise.race([outcome, clock.sleep(timeout, over.signal).then((): "silence" => "silence")]);
    } finally {
      over.abort();
      waiting.delete(part.qn);
    }
  }

  async function deliver(part: UploadPart): Promise<Outcome> {
    let silences = 0;
    for (let again = false; ; again = true) {
      const result = await attempt(part, again);
      if (result === "answered") return options.answer ? "acknowledged" : "givenUp";
      if (result === "closed" || closing.signal.aborted) return "givenUp";
      if (result === "silence" && ++silences > resends) return "givenUp";
    }
  }

  return {
    ledger: book.ledger,
    send: (readings) =>
      withinWindow(packsByTime(readings), window, async (pack) => {
        const parts = uploadParts(pack, options, () => nextQn(pack[0]?.sentAt ?? 0));
        const each = async (part: UploadPart) => {
          book.sent();
          book.settled(part.readings, await deliver(part));
        };
        // Answers of 2005 name nothing, so that only one frame may be on its way.
        if (old) for (const part of parts) await each(part);
        else await Promise.all(parts.map(each));
      }),
    async close() {
      closing.abort();
      line?.close();
    },
  };
}
