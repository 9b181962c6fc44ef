import QRCode from "qrcode";
import { fault } from "../../shared/errors.ts";

/** A QR code for a terminal, in block characters. */
export function qrText(text: string): Promise<string> {
  return QRCode.toString(text, { type: "utf8", errorCorrectionLevel: "M" });
}

/** A QR code as an SVG drawing. */
export function qrSvg(text: string): Promise<string> {
  return QRCode.toString(text, { type: "svg", errorCorrectionLevel: "M" });
}

/** How many bytes a QR code holds at the lowest level of error correction: enough on a screen. */
const LONGEST = 2_953;

/** A long text as a QR code for a terminal, from which another device reads it at once. @throws `QR_TOO_LONG`. */
export async function qrPayload(text: string): Promise<string> {
  const bytes = Buffer.byteLength(text);
  if (bytes > LONGEST)
    throw fault("QR_TOO_LONG", `${bytes} bytes, a QR code holds ${LONGEST}`, { bytes, longest: LONGEST });
  return QRCode.toString(text, { type: "utf8", errorCorrectionLevel: "L" });
}
