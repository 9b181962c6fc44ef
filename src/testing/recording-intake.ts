import { type BridgeErrorCode, bridgeError } from "../bridge/model/errors.ts";
import type { Frame, Intake, Rejection, StoreResult } from "../bridge/model/frame.ts";

export interface RecordingIntake extends Intake {
  readonly frames: Frame[];
  readonly rejections: Rejection[];
  /** Frames are taken from now on, but are not durable until `release`. */
  hold(): void;
  release(): void;
  /** What happens to the next frames, instead of their being taken. */
  refuseNext(...codes: BridgeErrorCode[]): void;
  /** Resolves once `count` frames, or rejections, have come in all. */
  framesCame(count: number): Promise<void>;
  rejectionsCame(count: number): Promise<void>;
}

/** An intake that remembers, and does as it is told. */
export function recordingIntake(): RecordingIntake {
  const frames: Frame[] = [];
  const rejections: Rejection[] = [];
  const refusals: BridgeErrorCode[] = [];
  let held: Promise<void> | undefined;
  let open: (() => void) | undefined;
  const watchers = new Set<() => void>();
  const until = (come: () => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!come()) return;
        watchers.delete(look);
        resolve();
      };
      watchers.add(look);
      look();
    });
  const tell = () => {
    for (const look of watchers) look();
  };
  return {
    frames,
    rejections,
    async accept(frame): Promise<StoreResult> {
      const refusal = refusals.shift();
      if (refusal !== undefined) throw bridgeError(refusal, "as the test wants it");
      frames.push(frame);
      tell();
      await held;
      return { stored: frame.observations.length, duplicates: 0, conflicts: 0 };
    },
    async reject(rejection) {
      rejections.push(rejection);
      tell();
    },
    hold() {
      held = new Promise((resolve) => {
        open = resolve;
      });
    },
    release() {
      held = undefined;
      open?.();
    },
    refuseNext: (...codes) => void refusals.push(...codes),
    framesCame: (count) => until(() => frames.length >= count),
    rejectionsCame: (count) => until(() => rejections.length >= count),
  };
}
