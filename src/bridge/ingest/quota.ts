import type { Clock } from "../../lib/clock.ts";
import type { Quota } from "../model/quota.ts";

/** A token bucket per station. */
export interface QuotaKeeper {
  /** Takes tokens; 0, or milliseconds until it is worth trying again, when nothing was taken. */
  take(station: number, readings: number): number;
  /** Gives back what was taken for something that came to nothing. */
  giveBack(station: number, readings: number): void;
}

interface Bucket {
  tokens: number;
  at: number;
  readonly quota: Quota;
}

/** Keeps one small record per station that ever sent, and stations are known by registration: the memory is bounded. */
export function createQuotaKeeper(clock: Clock, quotaOf: (station: number) => Quota): QuotaKeeper {
  const buckets = new Map<number, Bucket>();
  const bucketOf = (station: number, now: number): Bucket => {
    let bucket = buckets.get(station);
    if (!bucket) {
      const quota = quotaOf(station);
      bucket = { tokens: quota.burst, at: now, quota };
      buckets.set(station, bucket);
    }
    return bucket;
  };
  return {
    take(station, readings) {
      const now = clock.now();
      const bucket = bucketOf(station, now);
      const { rate, burst } = bucket.quota;
      // A clock that was set back refills nothing, and takes nothing away.
      bucket.tokens = Math.min(burst, bucket.tokens + (Math.max(0, now - bucket.at) / 1000) * rate);
      bucket.at = now;
      // A frame larger than the burst passes a full bucket and leaves a debt: else it would never pass.
      const needed = Math.min(readings, burst);
      if (bucket.tokens < needed) return Math.max(1, Math.ceil(((needed - bucket.tokens) / rate) * 1000));
      bucket.tokens -= readings;
      return 0;
    },
    giveBack(station, readings) {
      const bucket = buckets.get(station);
      if (bucket) bucket.tokens += readings;
    },
  };
}
