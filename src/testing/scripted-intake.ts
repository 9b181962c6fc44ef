import { type BridgeErrorCode, bridgeError } from "../bridge/model/errors.ts";
import type { Frame, Intake, Rejection, StoreResult } from "../bridge/model/frame.ts";

/** An intake that commits when the test says so. */
export interface ScriptedIntake extends Intake {
  /** Every frame that was handed over, committed or not, in order. */
  readonly frames: Frame[];
  readonly rejections: Rejection[];
  /** Frames whose commit the test holds back, in order. */
  readonly held: { readonly frame: Frame; commit(): void; fail(code: BridgeErrorCode): void }[];
  /** Whether frames are held back from now on. */
  hold(on: boolean): void;
  /** The next `times` frames are refused. */
  refuse(code: BridgeErrorCode, times: number): void;
  /** The next `times` rejections cannot be written down. */
  failRejections(times: number): void;
  /** Resolves when the condition holds; it is looked at after each thing that arrives. */
  until(condition: () => boolean): Promise<void>;
}

export function scriptedIntake(): ScriptedIntake {
  const frames: Frame[] = [];
  const rejections: Rejection[] = [];
  const held: ScriptedIntake["held"] = [];
  let waiting: { condition: () => boolean; resolve: () => void }[] = [];
  let holding = false;
  let refusals: BridgeErrorCode[] = [];
  let lostRejections = 0;

  const arrived = () => {
    const met = waiting.filter(({ condition }) => condition());
    waiting = waiting.filter((each) => !met.includes(each));
    for (const { resolve } of met) resolve();
  };
  const result = (frame: Frame): StoreResult => ({ stored: frame.observations.length, duplicates: 0, conflicts: 0 });

  return {
    frames,
    rejections,
    held,
    hold(on) {
      holding = on;
    },
    refuse(code, times) {
      refusals = Array.from({ length: times }, () => code);
    },
    failRejections(times) {
      lostRejections = times;
    },
    until: (condition) =>
      condition() ? Promise.resolve() : new Promise((resolve) => waiting.push({ condition, resolve })),
    async accept(frame) {
      const refusal = refusals.shift();
      if (refusal) {
        arrived();
        throw bridgeError(refusal, "as scripted");
      }
      frames.push(frame);
      if (!holding) {
        arrived();
        return result(frame);
      }
      const committed = new Promise<StoreResult>((resolve, reject) => {
        const fail = (code: BridgeErrorCode) => reject(bridgeError(code, "as scripted"));
        held.push({ frame, commit: () => resolve(result(frame)), fail });
      });
      arrived();
      return committed;
    },
    async reject(rejection) {
      if (lostRejections > 0) {
        lostRejections--;
        throw bridgeError("STORE_FAILED", "as scripted");
      }
      rejections.push(rejection);
      arrived();
    },
  };
}
