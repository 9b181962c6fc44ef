import { isTallyError, type TallyError } from "../../../lib/errors.ts";
import { bridgeError } from "../../model/errors.ts";
import type { Piece } from "./piece.ts";
import { type Anomaly, parseSegment, type Segment } from "./segment.ts";

/** A frame that was read, or why it could not be. */
export type Parsed =
  | { readonly ok: true; readonly segment: Segment; readonly anomalies: readonly Anomaly[]; readonly raw: Buffer }
  | { readonly ok: false; readonly error: TallyError; readonly raw: Buffer };

/** Reads what the splitter cut. Never throws: what cannot be read is refused with a code of the catalogue. */
export function parsePiece(piece: Piece): Parsed {
  const { raw } = piece;
  if (piece.kind === "bad") return { ok: false, raw, error: bridgeError(piece.code, piece.detail) };
  try {
    const segment = parseSegment(piece.segment);
    const anomalies = piece.lowerCase ? [...segment.anomalies, "crc-lower-case" as const] : segment.anomalies;
    return { ok: true, segment, anomalies, raw };
  } catch (error) {
    if (!isTallyError(error)) throw error;
    return { ok: false, raw, error };
  }
}
