import type { Command } from "commander";
import type { HandoverMessage, HandoverOfferMessage } from "../../../sdk/custody/model/message.ts";
import type { Cli } from "../../shared/cli.ts";
import { fault } from "../../shared/errors.ts";
import { readText } from "../../shared/files.ts";
import { writeOutput } from "../../shared/output.ts";
import { qrPayload } from "./label.ts";

/** Where the other device's message comes from: a file, or what a scanner read. */
export interface Incoming {
  /** The file's name, or "payload 1". */
  readonly name: string;
  readonly text: () => string;
}

/** Where the own message goes. */
export interface OutgoingOptions {
  readonly out?: string;
  readonly qr?: boolean;
}

export function takesOutgoing(command: Command): Command {
  return command
    .option("--out <file>", "where to write the message")
    .option("--qr", "show the message as a QR code, for the other device to scan");
}

/** @throws `USAGE` where there is none. */
export function incoming(files: readonly string[], payloads: readonly string[] = []): Incoming[] {
  const all = [
    ...files.map((name) => ({ name, text: () => readText(name) })),
    ...payloads.map((text, i) => ({ name: `payload ${i + 1}`, text: () => text })),
  ];
  if (all.length === 0) throw fault("USAGE", "a file is missing, or --payload", { field: "file" });
  return all;
}

/** @throws `USAGE` where there is none, or a file and a payload. */
export function oneIncoming(file: string | undefined, payload: string | undefined): Incoming {
  const [first, second] = incoming(file === undefined ? [] : [file], payload === undefined ? [] : [payload]);
  if (second) throw fault("USAGE", "either a file or --payload", { field: "payload" });
  return first as Incoming;
}

/** For an option that may be there several times. */
export function texts(text: string, former: readonly string[] = []): string[] {
  return [...former, text];
}

/** @throws `USAGE` where a message would go nowhere. */
export function checkOutgoing({ out, qr }: OutgoingOptions): void {
  if (out === undefined && !qr)
    throw fault("USAGE", "--out or --qr is missing: where the message goes", { field: "out" });
}

/** Writes a message to a file, shows it as a QR code, or both; `what` says what it is. */
export async function give(
  cli: Cli,
  message: HandoverOfferMessage | HandoverMessage,
  what: string,
  { out, qr }: OutgoingOptions,
): Promise<void> {
  const text = JSON.stringify(message);
  const code = qr ? await qrPayload(text) : undefined;
  if (out !== undefined) writeOutput(out, `${text}\n`);
  const line = out === undefined ? what : `${what} in ${out}`;
  cli.result(code === undefined ? line : `${code}\n${line}`, { ok: true, ...message });
}
