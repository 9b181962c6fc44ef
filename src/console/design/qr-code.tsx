import { create } from "qrcode";
import styles from "./qr-code.module.css";

/** The largest code holds so many bytes, with the least of correction. */
export const MOST_IN_QR = 2_953;

const QUIET = 4;

/** A text as a QR code: black on white in both themes, as scanners want it. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { modules } = create(text, { errorCorrectionLevel: "L" });
  const { size, data } = modules;
  const dots: string[] = [];
  for (let at = 0; at < data.length; at++) {
    if (data[at]) dots.push(`M${(at % size) + QUIET} ${Math.floor(at / size) + QUIET}h1v1h-1z`);
  }
  const side = size + 2 * QUIET;
  return (
    <svg
      className={styles.code}
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path d={`M0 0h${side}v${side}H0z`} fill="#ffffff" />
      <path d={dots.join("")} fill="#000000" />
    </svg>
  );
}
