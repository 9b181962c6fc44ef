import type { Seen } from "../findings.ts";
import type { Observation } from "../observation.ts";

/** Future nonces of a sender that a program of this project may have on their way. */
const NEEDED_NONCES = 64;
/** What Besu takes where config.toml says nothing. */
const DEFAULT_SIZE = 4_096;
const DEFAULT_SHARE = 0.001;

/** Whether it takes what is sent. Of the kind of the pool only its configuration tells. */
export function checkPool({ pool, files }: Observation): Seen[] {
  const seen: Seen[] = [];
  // A layered pool is bounded by bytes, and says -1.
  if (pool !== undefined && pool.size > 0 && pool.held >= pool.size * 0.9) {
    seen.push({ name: "pool-full", seen: `${pool.held} transactions wait; the pool holds ${pool.size}` });
  }
  const { config = {} } = files ?? {};
  const kind = String(config["tx-pool"] ?? "LAYERED").toUpperCase();
  if (kind !== "SEQUENCED" && kind !== "LEGACY") return seen;
  const share = Number(config["tx-pool-limit-by-account-percentage"] ?? DEFAULT_SHARE);
  const nonces = Math.ceil(share * Number(config["tx-pool-max-size"] ?? DEFAULT_SIZE));
  if (nonces >= NEEDED_NONCES) return seen;
  return [...seen, { name: "pool-narrow", seen: `tx-pool is ${kind}, with ${nonces} future nonces of one sender` }];
}
