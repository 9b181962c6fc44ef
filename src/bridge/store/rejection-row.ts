import type { Rejection } from "../model/frame.ts";

const DAY = 86_400_000;
const SAMPLE_EVERY = 100;

/** Longest text that is kept of what went wrong: it may quote what came in, which has no bound. */
const MAX_DETAIL = 500;

/** Samples are counted per station, code and day in UTC. */
export function dayOf(rejection: Rejection): number {
  return Math.floor(rejection.receivedAt / DAY);
}

/** Whether the bytes of the `nth` rejection (from 1) of its station, code and day are kept. */
export function isSampled(nth: number): boolean {
  return nth % SAMPLE_EVERY === 1;
}

/** Text that every database takes, of bounded length: what came in may hold anything. */
export function detailOf(rejection: Rejection): string {
  return rejection.detail.slice(0, MAX_DETAIL).replaceAll("\0", "\ufffd").toWellFormed();
}
