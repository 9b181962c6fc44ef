import type { Clock } from "../../../lib/clock.ts";
import { isTallyError } from "../../../lib/errors.ts";
import type { Logger } from "../../../lib/logger.ts";
import type { Frame, Intake } from "../../model/frame.ts";
import { QnRtn } from "../../model/hj212/codes.ts";
import { type CommandKind, commandKind } from "../../model/hj212/commands.ts";
import { busyAnswer, checksumAnswer, dataAnswer, dialectOf, noticeAnswer, refusal, setTime } from "./answers.ts";
import type { Device } from "./device.ts";
import { parsePiece } from "./frame-parser.ts";
import { type ItemRefusal, type Observed, observationsOf } from "./observations.ts";
import type { BadBytes, Piece } from "./piece.ts";
import type { Part, Reassembly } from "./reassembly.ts";
import { parseSegment, type Segment, versionOf, wantsAnswer } from "./segment.ts";

/** What was seen since the server began. */
export interface Hj212Counters {
  frames: number;
  /** Frames with something that is not as the standard says, and that were read. */
  anomalous: number;
  /** Frames, stretches of bytes and items that went into the reject log. */
  rejected: number;
  /** Frames that the intake could not take, whose logger will repeat them. */
  postponed: number;
  /** Frames that the intake never took and that nobody will repeat. */
  lost: number;
  /** Frames with a command that the dialect does not have, from loggers of which it is only counted. */
  unknown: number;
}

/** What all connections share. */
export interface SessionContext {
  readonly intake: Intake;
  readonly devices: ReadonlyMap<string, Device>;
  readonly reassembly: Reassembly;
  readonly clock: Clock;
  readonly log: Logger;
  readonly counters: Hj212Counters;
  /** Aborts when the server closes. */
  readonly closing: AbortSignal;
}

/** A logger that wants no answer does not repeat: what the intake cannot take is tried again this often, this far apart. */
const TRIES = 40;
const PAUSE = 500;
/** Longest text in the reject log. */
const MAX_DETAIL = 400;

/** What follows from a piece of the stream: bytes to send back, if any, once it resolves. Never rejects. */
export type Outcome = Promise<Buffer | undefined>;

/** The protocol on one connection, without the connection. */
export class Session {
  readonly #context: SessionContext;
  /** Whose frames come over this connection, as far as they were good. */
  #device: Device | undefined;
  #recognised = 0;

  constructor(context: SessionContext) {
    this.#context = context;
  }

  get device(): Device | undefined {
    return this.#device;
  }

  /** Good frames of known devices so far. */
  get recognised(): number {
    return this.#recognised;
  }

  /** Takes the next piece of the stream. Frames reach the intake in the order of the calls. */
  take(piece: Piece): Outcome {
    return this.#take(piece).catch((error: unknown) => {
      // Only a mistake in this program gets here. The connection goes on, and a logger that wanted an answer repeats.
      this.#context.counters.lost++;
      this.#context.log.error({ error }, "HJ 212 frame failed");
      return undefined;
    });
  }

  async #take(piece: Piece): Outcome {
    const parsed = parsePiece(piece);
    const { raw } = parsed;
    if (!parsed.ok) {
      const { code, message } = parsed.error;
      await this.#reject(this.#device?.station ?? 0, raw, code, message);
      return piece.kind === "bad" ? this.#answerToDamaged(piece) : undefined;
    }
    const { segment } = parsed;
    const { counters, devices, clock } = this.#context;
    counters.frames++;
    if (parsed.anomalies.length > 0) counters.anomalous++;
    const device = devices.get(segment.mn);
    if (device === undefined)
      return this.#refuse(0, raw, dialectOf(versionOf(segment)), segment, "HJ212_DEVICE_UNKNOWN", QnRtn.Device);
    if (!device.accepts(segment.pw))
      return this.#refuse(device.station, raw, device.dialect, segment, "HJ212_PASSWORD_WRONG", QnRtn.Password);
    this.#device = device;
    this.#recognised++;

    const kind = commandKind(segment.cn, device.dialect);
    const counted = kind === "unknown" && device.takesUnknown;
    if (counted) counters.unknown++;
    if (counted || (UPLOADS.has(kind) && !isQuestion(segment)))
      return this.#upload({ device, segment, raw, receivedAt: clock.now() });
    if (kind === "heartbeat") return wantsAnswer(segment) ? noticeAnswer(device.dialect, segment) : undefined;
    if (kind === "calibration") return this.#calibrate(device, segment);
    if (kind === "answer") return undefined;
    const reason = isQuestion(segment) || kind === "request" ? QnRtn.Refused : QnRtn.Command;
    return this.#refuse(device.station, raw, device.dialect, segment, "HJ212_COMMAND_REFUSED", reason);
  }

  /** Gives up split messages whose other parts do not come. */
  async expire(incomplete: readonly Part[][]): Promise<void> {
    for (const parts of incomplete) {
      const [{ device, segment }] = parts as [Part];
      const numbers = new Set(parts.map((part) => part.segment.pno));
      const missing = Array.from({ length: segment.pnum }, (_, index) => index + 1).filter((pno) => !numbers.has(pno));
      const detail = `of ${segment.pnum} parts of ${segment.cn} these are missing: ${missing.join(", ")}`;
      await this.#reject(device.station, joined(parts), "HJ212_PARTS_MISSING", detail);
      await this.#takeParts(parts); // a lost part takes the others' readings with it no more than any lost frame
    }
  }

  async #upload(part: Part): Outcome {
    const { segment, device, raw } = part;
    if (segment.pnum === 0) return this.#takeParts([part]);
    // Each part has its own time and whole items. A logger that wants an answer to it may wait for that with the next one, and it
    // gets none before the part is durable; so such a part is taken by itself.
    if (wantsAnswer(segment)) return this.#takeParts([part]);
    const offered = this.#context.reassembly.offer(part);
    if (offered.kind === "whole") return this.#takeParts(offered.parts);
    if (offered.kind === "late") return this.#takeParts([part]);
    if (offered.kind === "conflict")
      await this.#reject(device.station, raw, "HJ212_PART_CONFLICT", `part ${segment.pno} of ${segment.pnum}`);
    return undefined;
  }

  /** Hands an upload, in one part or all, to the intake, and answers once it is durable. */
  async #takeParts(parts: readonly Part[]): Outcome {
    const { segment, device, receivedAt } = parts[parts.length - 1] as Part;
    const raw = joined(parts);
    let observed: Observed;
    try {
      const items = parts.length === 1 ? segment.items : parts.flatMap((part) => part.segment.items);
      observed = observationsOf({ cn: segment.cn, items }, device);
    } catch (error) {
      if (!isTallyError(error)) throw error;
      await this.#reject(device.station, raw, error.code, error.message);
      return wantsAnswer(segment) ? refusal(device.dialect, segment, QnRtn.Refused) : undefined;
    }
    const { observations, refusals } = observed;
    const frame: Frame = { source: "hj212", station: device.station, receivedAt, raw, observations };
    const useless = observations.length === 0 && refusals.length > 0; // then the reject log says it all
    const taken = useless || (await this.#accept(frame, wantsAnswer(segment)));
    const durable = taken && (refusals.length === 0 || (await this.#rejectItems(device.station, raw, refusals)));
    if (!wantsAnswer(segment)) return undefined;
    if (!durable) return busyAnswer(device.dialect, segment);
    const isNotice = commandKind(segment.cn, device.dialect) === "notice";
    return isNotice ? noticeAnswer(device.dialect, segment) : dataAnswer(device.dialect, segment);
  }

  /** Whether the frame is durable. */
  async #accept(frame: Frame, repeats: boolean): Promise<boolean> {
    const { intake, clock, counters, log, closing } = this.#context;
    for (let tried = 1; ; tried++) {
      try {
        await intake.accept(frame);
        return true;
      } catch (error) {
        const code = isTallyError(error) ? error.code : "unexpected";
        const again = isTallyError(error) && error.retryable && code !== "QUOTA_EXCEEDED";
        if (repeats) counters.postponed++;
        else if (!again || tried === TRIES || closing.aborted) counters.lost++;
        else {
          await clock.sleep(PAUSE, closing);
          continue;
        }
        if (code !== "QUOTA_EXCEEDED")
          log.warn({ station: frame.station, code, repeats, error }, "HJ 212 frame was not taken");
        // What is lost must not be lost unseen, nor a mad logger, whether it repeats itself or not.
        if (isTallyError(error) && (!repeats || code === "QUOTA_EXCEEDED"))
          await this.#reject(frame.station, Buffer.from(frame.raw), code, error.message);
        return false;
      }
    }
  }

  async #calibrate(device: Device, segment: Segment): Outcome {
    const { clock } = this.#context;
    const notice = wantsAnswer(segment) ? noticeAnswer(device.dialect, segment) : undefined;
    const command = setTime(device.dialect, segment, clock.now(), device.utcOffset);
    return notice === undefined ? command : Buffer.concat([notice, command]);
  }

  async #refuse(
    station: number,
    raw: Buffer,
    dialect: Device["dialect"],
    segment: Segment,
    code: "HJ212_DEVICE_UNKNOWN" | "HJ212_PASSWORD_WRONG" | "HJ212_COMMAND_REFUSED",
    reason: QnRtn,
  ): Outcome {
    await this.#reject(station, raw, code, `MN ${segment.mn}, CN ${segment.cn}`);
    return wantsAnswer(segment) ? refusal(dialect, segment, reason) : undefined;
  }

  /** A damaged frame's own words are only believed if they name the device that has been speaking anyway. */
  #answerToDamaged({ segment: text }: BadBytes): Buffer | undefined {
    if (this.#device === undefined || text === "") return undefined;
    try {
      const segment = parseSegment(text);
      if (segment.mn !== this.#device.mn || !wantsAnswer(segment)) return undefined;
      return checksumAnswer(this.#device.dialect, segment);
    } catch (error) {
      if (!isTallyError(error)) throw error;
      return undefined;
    }
  }

  /** One entry for each code, naming all its items. */
  async #rejectItems(station: number, raw: Buffer, refusals: readonly ItemRefusal[]): Promise<boolean> {
    let all = true;
    for (const [code, items] of Map.groupBy(refusals, (item) => item.code)) {
      const detail = items.map((item) => item.detail).join("; ");
      if (!(await this.#reject(station, raw, code, detail))) all = false;
    }
    return all;
  }

  /** Whether it is in the log for good. */
  async #reject(station: number, raw: Buffer, code: string, detail: string): Promise<boolean> {
    const { intake, clock, counters, log } = this.#context;
    counters.rejected++;
    try {
      const receivedAt = clock.now();
      await intake.reject({ source: "hj212", station, receivedAt, raw, code, detail: detail.slice(0, MAX_DETAIL) });
      return true;
    } catch (error) {
      log.error({ station, code, error }, "HJ 212 rejection was not written down");
      return false;
    }
  }
}

/** What goes to the intake. */
const UPLOADS: ReadonlySet<CommandKind> = new Set(["measurement", "record", "notice"]);

/** What a host asks a logger for: data from then to then, or none. Uploads never look like it. */
const isQuestion = ({ items }: Segment): boolean => items.length === 0 || items[0]?.[0]?.[0] === "BeginTime";

const joined = (parts: readonly Part[]): Buffer =>
  parts.length === 1 ? (parts[0] as Part).raw : Buffer.concat(parts.map((part) => part.raw));
