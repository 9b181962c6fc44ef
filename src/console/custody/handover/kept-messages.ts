import { keepJson, keptJson } from "../../browser/keep.ts";

/** What this phone signed, kept until it is on the chain: a phone that goes out between signing and bringing loses nothing. */
export interface KeptMessage {
  /** What the giver signed, or what both did. */
  readonly kind: "offer" | "handover";
  readonly unit: string;
  /** Code of the unit's label. */
  readonly identifier: string;
  /** Number of the handover of the unit: the chain takes each once. */
  readonly hop: number;
  /** The message itself. */
  readonly text: string;
  /** By the device, seconds since 1970. */
  readonly at: number;
}

const NAME = "signed handovers";
/** As many as a shift signs. */
const MOST = 200;

/** The newest first. */
export const keptMessages = (): readonly KeptMessage[] => keptJson<readonly KeptMessage[]>(NAME) ?? [];

/** Keeps a message. Whether the device did: private windows and full disks refuse. */
export function keepMessage(message: KeptMessage): boolean {
  const others = keptMessages().filter(({ text }) => text !== message.text);
  return keepJson(NAME, [message, ...others].slice(0, MOST));
}

/** Once it is on the chain, or nobody wants it any more. */
export function forgetMessage(text: string): void {
  keepJson(
    NAME,
    keptMessages().filter((each) => each.text !== text),
  );
}

/** Whether the chain took this handover of the unit or another in its place, so that it is not to be brought any more. @param hops Of the unit, as far as it is known. */
export const isOvertaken = ({ hop }: KeptMessage, hops: number | undefined): boolean =>
  hops !== undefined && hops > hop;
