/** A stretch of the stream: a frame whose length and checksum are right, or bytes that are none, with what is wrong. */
export type Piece = GoodFrame | BadBytes;

export interface GoodFrame {
  readonly kind: "frame";
  /** From ## to the checksum. A copy: it may be kept. */
  readonly raw: Buffer;
  /** The data segment, its bytes as Latin-1. */
  readonly segment: string;
  /** The checksum was written with small letters, which the standard does not have and loggers do. */
  readonly lowerCase: boolean;
}

export interface BadBytes {
  readonly kind: "bad";
  readonly raw: Buffer;
  readonly code: DamageCode;
  readonly detail: string;
  /** What would be the data segment, where its end was found; else "". Not to be trusted. */
  readonly segment: string;
}

export type DamageCode =
  | "HJ212_GARBAGE"
  | "HJ212_FRAME_CUT"
  | "HJ212_LENGTH_WRONG"
  | "HJ212_CRC_WRONG"
  | "HJ212_LENGTH_AND_CRC_WRONG";
