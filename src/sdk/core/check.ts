import { type BytesLike, getAddress, isAddress, isBytesLike, isHexString } from "ethers";
import { sdkError } from "./errors.ts";

/** 2^40 - 1 seconds; Attestations stores no later time, and today in milliseconds is later. */
export const LATEST_TIME = 0xff_ffff_ffffn;

function refuse(field: string, value: unknown, expected: string): never {
  const shown = typeof value === "string" ? JSON.stringify(value) : String(value);
  throw sdkError("ARGUMENT_INVALID", `${field} should be ${expected}, is ${shown}`, { field, value });
}

/** @throws `ARGUMENT_INVALID` unless `ok`, naming the field and its value. */
export function checkThat(ok: boolean, field: string, value: unknown, expected: string): void {
  if (!ok) refuse(field, value, expected);
}

/** An address with its checksum. @throws `ARGUMENT_INVALID`. */
export function checkAddress(field: string, value: string): string {
  return isAddress(value) ? getAddress(value) : refuse(field, value, "an address");
}

/** 32 bytes in lower-case hex. @throws `ARGUMENT_INVALID`. */
export function checkBytes32(field: string, value: string): string {
  return isHexString(value, 32) ? value.toLowerCase() : refuse(field, value, "32 bytes in hex");
}

/** @throws `ARGUMENT_INVALID`. */
export function checkBytes(field: string, value: BytesLike): void {
  if (!isBytesLike(value)) refuse(field, value, "bytes in hex");
}

/** Seconds since 1970. @throws `ARGUMENT_INVALID`; `NOT_SECONDS` for milliseconds. */
export function checkTime(field: string, value: bigint | number): bigint {
  if (typeof value !== "bigint" && !Number.isSafeInteger(value)) refuse(field, value, "whole seconds");
  const seconds = BigInt(value);
  if (seconds < 0n) refuse(field, value, "seconds since 1970");
  if (seconds > LATEST_TIME) {
    throw sdkError("NOT_SECONDS", `${field} should be in seconds, ${value} are milliseconds`, {
      field,
      value: seconds,
    });
  }
  return seconds;
}
