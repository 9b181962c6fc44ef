/** What a phone knows of the chain's clock from when it had network. Seconds since 1970. */
export interface ClockAlong {
  /** How far the device's clock was behind the server's; negative where it was ahead. */
  readonly slow: number;
  /** Time of the newest block. A chain for trying things out may be months ahead. */
  readonly chainTime: number;
}

/**
 * The time that goes into a signature: the device's own, put right by the server's, and never before what the chain had already, nor before
 * `since`: the chain refuses what runs backwards.
 *
 * @param now By the device.
 * @param since When the clock began that it continues: of the unit's step, or of the offer that is accepted.
 */
export const signingTime = ({ slow, chainTime }: ClockAlong, now: number, since: number): number =>
  Math.max(now + slow, chainTime, since);
