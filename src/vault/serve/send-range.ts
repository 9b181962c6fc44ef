import type { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import { vaultError } from "../errors.ts";

export interface SendRangeParameters {
  readonly request: Pick<FastifyRequest, "headers">;
  readonly reply: FastifyReply;
  readonly size: number;
  /** What identifies the bytes: a range is sent of these alone. */
  readonly tag: string;
  /** @param to The last byte, included. */
  read(from: number, to: number): Readable;
}

/** Answers with bytes, or with the one range of them that was asked for. Memory is that of a stream. @throws `RANGE_INVALID`. */
export function sendRange({ request, reply, size, tag, read }: SendRangeParameters): Readable {
  const etag = `"${tag}"`;
  reply.header("etag", etag).header("accept-ranges", "bytes").header("cache-control", "private, no-store");
  reply.type("application/octet-stream");
  const { range } = request.headers;
  const condition = request.headers["if-range"];
  const isWhole = range === undefined || (condition !== undefined && condition !== etag);
  const [from, to] = isWhole ? [0, size - 1] : rangeOf(range, size);
  reply.code(isWhole ? 200 : 206).header("content-length", String(to - from + 1));
  if (!isWhole) reply.header("content-range", `bytes ${from}-${to}/${size}`);
  return read(from, to);
}

/** `bytes=5-`, `bytes=5-9`, `bytes=-5`: the first and the last byte. */
function rangeOf(range: string, size: number): [number, number] {
  const [, first = "", last = ""] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range) ?? [];
  const from = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === "" || last === "" ? size - 1 : Math.min(Number(last), size - 1);
  if ((first !== "" || last !== "") && from <= to && from < size) return [from, to];
  throw vaultError("RANGE_INVALID", `no range ${range} of ${size} bytes`, { field: "range", value: range, size });
}
