import type { Seen } from "../findings.ts";
import type { Observation } from "../observation.ts";

/** Future nonces of a sender that a program of this project may have on their way. */
const NEEDED_NONCES = 64;
/** Share of a pool from which on it is called full. */
const NEARLY = 0.9;
/** What Besu takes where config.toml says nothing. */
const DEFAULT_SIZE = 4_096;
const DEFAULT_SHARE = 0.001;

/** Whether it takes what is sent. Of the kind of the pool only its configuration tells. */
export function checkPool({ pool, files }: Observation): Seen[] {
  const seen: Seen[] = [];
  const { held = 0, size = 0 } = pool ?? {};
  // A layered pool counts bytes, and gives -1 as its size.
  const most = size > 0 ? size : DEFAULT_SIZE;
  if (held >= most * NEARLY) seen.push({ name: "pool-full", seen: `${held} transactions wait; ${most} are many` });
  const { config = {} } = files ?? {};
  const kind = String(config["tx-pool"] ?? "LAYERED").toUpperCase();
  if (kind !== "SEQUENCED" && kind !== "LEGACY") return seen;
  const share = Number(config["tx-pool-limit-by-account-percentage"] ?? DEFAULT_SHARE);
  const nonces = Math.ceil(share * Number(config["tx-pool-max-size"] ?? DEFAULT_SIZE));
  if (nonces >= NEEDED_NONCES) return seen;
  return [...seen, { name: "pool-narrow", seen: `tx-pool is ${kind}, with ${nonces} future nonces of one sender` }];
}
