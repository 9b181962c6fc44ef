import { plainText } from "../../lib/text/plain-text.ts";

/** Units of UCUM that people write otherwise. */
const WRITTEN: Readonly<Record<string, string>> = { "[pH]": "", Cel: "°C", "uS/cm": "µS/cm", "ug/L": "µg/L" };

/** A unit of UCUM as people write it; "{NTU}" is an annotation, which stands for itself. */
export const unitText = (unit: string): string => WRITTEN[unit] ?? plainText(unit.replace(/[{}]/g, ""), 40);
