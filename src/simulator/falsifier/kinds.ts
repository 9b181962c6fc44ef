import type { TamperKind } from "../reading.ts";
import { alteredResend } from "./altered-resend.ts";
import { changedSlope } from "./changed-slope.ts";
import { cleanWater } from "./clean-water.ts";
import { clippedBelowLimit } from "./clipped-below-limit.ts";
import { clockSetBack } from "./clock-set-back.ts";
import { copiedFromNeighbour } from "./copied-from-neighbour.ts";
import { frozen } from "./frozen.ts";
import { invented } from "./invented.ts";
import { movedSampler } from "./moved-sampler.ts";
import { omitted, omittedAndRenumbered } from "./omitted.ts";
import { pretendedMaintenance } from "./pretended-maintenance.ts";
import { replayedBlock, replayedBlockJittered } from "./replayed-block.ts";
import { scaledDown } from "./scaled-down.ts";
import { smoothed } from "./smoothed.ts";
import { swappedIdentity } from "./swapped-identity.ts";
import type { Tampering } from "./tampering.ts";

export interface Falsification {
  readonly kind: TamperKind;
  /** What somebody did, for reports. */
  readonly title: string;
  readonly tamper: Tampering;
  /** How long it usually goes on. */
  readonly hours: number;
  /** Done to hide an exceedance: there has to be one in the episode. */
  readonly hides: boolean;
}

/** Every kind that shows, or should show, in the readings. What happens inside the bridge's store is in edited-store.ts. */
export const FALSIFICATIONS: readonly Falsification[] = [
  kind("replayed-block", "an old clean block sent again with new times", replayedBlock, 48, true),
  kind("replayed-block-jittered", "the same, each value moved by its last digit", replayedBlockJittered, 48, true),
  kind("clipped-below-limit", "values held just below the legal limit", clippedBelowLimit, 36, true),
  kind("frozen", "analysers show the last good value", frozen, 36, true),
  kind("scaled-down", "an exceedance multiplied to below the limit", scaledDown, 36, true),
  kind("smoothed", "straight lines between values six hours apart", smoothed, 72, false),
  kind("invented", "numbers out of somebody's head", invented, 72, true),
  kind("copied-from-neighbour", "the upstream station's values at the same moment", copiedFromNeighbour, 72, false),
  kind("omitted", "readings of an exceedance deleted before sending", omitted, 24, true),
  kind("omitted-renumbered", "the same, the instruments' counters mended", omittedAndRenumbered, 24, true),
  kind("altered-resend", "lower values sent a day later for the same times", alteredResend, 24, true),
  kind("clock-set-back", "the logger's clock set back twelve hours", clockSetBack, 24, true),
  kind("clean-water", "sensors in a bucket of tap water", cleanWater, 36, true),
  kind("changed-slope", "the analysers' slope lowered to 0.6", changedSlope, 240, false),
  kind("moved-sampler", "the sampling tube moved to a clean brook", movedSampler, 120, false),
  kind("swapped-identity", "the loggers of two stations exchanged", swappedIdentity, 120, false),
  kind("pretended-maintenance", "switched to maintenance during an exceedance", pretendedMaintenance, 24, true),
];

function kind(name: TamperKind, title: string, tamper: Tampering, hours: number, hides: boolean): Falsification {
  return { kind: name, title, tamper, hours, hides };
}
