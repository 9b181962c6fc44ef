import QRCode from "qrcode";

/** A QR code for a terminal, in block characters. */
export function qrText(text: string): Promise<string> {
  return QRCode.toString(text, { type: "utf8", errorCorrectionLevel: "M" });
}

/** A QR code as an SVG drawing. */
export function qrSvg(text: string): Promise<string> {
  return QRCode.toString(text, { type: "svg", errorCorrectionLevel: "M" });
}
