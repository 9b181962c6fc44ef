import { createHmac, randomBytes } from "node:crypto";
import { getBytes, hexlify } from "ethers";
import type { EpochSecret } from "../../sdk/receivables/registrar/epoch-keys.ts";
import { registrarError } from "../errors.ts";

/** The secret of an epoch, and since when it is used. */
export interface Epoch extends EpochSecret {
  readonly secret: string;
  /** ISO 8601. */
  readonly since: string;
}

/** As every document has a blocking key in each. */
export const MAX_EPOCHS = 8;

export const newEpoch = (epoch: number, now: number): Epoch => ({
  epoch,
  since: new Date(now).toISOString(),
  secret: hexlify(randomBytes(32)),
});

/** One epoch more. The older ones stay, as documents were registered under them. @throws `EPOCHS_TOO_MANY`. */
export function withNewEpoch(epochs: readonly Epoch[], now: number): Epoch[] {
  if (epochs.length >= MAX_EPOCHS) {
    const values = { field: "epochs", value: epochs.length, limit: MAX_EPOCHS };
    throw registrarError("EPOCHS_TOO_MANY", `there are ${epochs.length} epochs, at most ${MAX_EPOCHS}`, values);
  }
  return [...epochs, newEpoch(currentEpoch(epochs) + 1, now)];
}

/** The epochs without the oldest, which has to be the one that is named. @throws `EPOCH_NOT_DROPPABLE`. */
export function withoutOldest(epochs: readonly Epoch[], epoch: number): Epoch[] {
  const [oldest, ...rest] = epochs;
  if (oldest?.epoch === epoch && rest.length > 0) return rest;
  const values = { field: "epoch", value: epoch, epochs: epochs.map((each) => each.epoch) };
  throw registrarError("EPOCH_NOT_DROPPABLE", `epoch ${epoch} is not the oldest of several`, values);
}

export const currentEpoch = (epochs: readonly { readonly epoch: number }[]): number =>
  Math.max(0, ...epochs.map(({ epoch }) => epoch));

/** By what a secret is known again without being shown. */
export const checkOf = ({ secret }: Epoch): string =>
  createHmac("sha256", getBytes(secret)).update("tallystick.registrar.check").digest("hex");
