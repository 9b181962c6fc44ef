/** What is used of the package, which brings no types. */
declare module "@lhncbc/ucum-lhc" {
  export interface UcumUnit {
    /** Name of the conversion function of a special unit (Cel, [pH], dB), else null. */
    readonly cnv_: string | null;
  }

  export class UcumLhcUtils {
    static getInstance(): UcumLhcUtils;
    validateUnitString(code: string): { status: "valid" | "invalid" | "error"; ucumCode: string | null };
    getSpecifiedUnit(code: string, intent: "validate"): { unit: UcumUnit | null };
    convertUnitTo(from: string, value: number, to: string): { status: string; toVal: number | null };
  }
}
