import { checkThat } from "../../core/check.ts";

/**
 * What a sale of a claim is called. Forfaiting is a sale without recourse under URF 800: in the primary market by the creditor, in the
 * secondary market by a financier that bought before. Receivables discounting is a sale by whatever the parties agree on.
 */
export const TECHNIQUES = ["ReceivablesDiscounting", "PrimaryForfaiting", "SecondaryForfaiting"] as const;
export type Technique = (typeof TECHNIQUES)[number];

/** The rules that the parties agree on by the technique. URF 800 holds only where it is named. */
export const RULES: Readonly<Record<Technique, string>> = {
  ReceivablesDiscounting: "",
  PrimaryForfaiting: "URF 800",
  SecondaryForfaiting: "URF 800",
};

/** @throws `ARGUMENT_INVALID`, also for forfaiting with recourse. */
export function checkTechnique(technique: Technique, recourse: boolean): Technique {
  checkThat(TECHNIQUES.includes(technique), "technique", technique, `one of ${TECHNIQUES.join(", ")}`);
  checkThat(typeof recourse === "boolean", "recourse", recourse, "true or false");
  const ok = !recourse || technique === "ReceivablesDiscounting";
  checkThat(ok, "recourse", recourse, `false, as ${technique} is without recourse`);
  return technique;
}
