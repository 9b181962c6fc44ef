import QRCode from "qrcode";

/** A unit's identifier as a GS1 Digital Link; a URI of another kind as it is. */
export function digitalLink(identifier: string): string {
  return URL.canParse(identifier) ? identifier : `https://id.gs1.org/${identifier}`;
}

/** A QR code for a terminal, in block characters. */
export function qrText(text: string): Promise<string> {
  return QRCode.toString(text, { type: "utf8", errorCorrectionLevel: "M" });
}

/** A QR code as an SVG drawing. */
export function qrSvg(text: string): Promise<string> {
  return QRCode.toString(text, { type: "svg", errorCorrectionLevel: "M" });
}
