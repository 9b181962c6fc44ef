import { checkBytes32, checkThat } from "../../core/check.ts";
import { checkNumber } from "../../core/whole.ts";

/** Which report: an organisation has one of a tag at a time. */
export interface ReportKey {
  readonly list: string;
  readonly epoch: number;
  /** 20 bytes in hex. */
  readonly tag: string;
  /** Who reported. */
  readonly organisation: number;
}

/** 20 bytes in lower-case hex. @throws `ARGUMENT_INVALID`. */
export function checkTag(field: string, tag: string): string {
  checkThat(/^0x[0-9a-f]{40}$/i.test(tag), field, tag, "20 bytes in hex");
  return tag.toLowerCase();
}

/** A key as the contract takes it. @throws `ARGUMENT_INVALID`. */
export const toReportKey = ({ list, epoch, tag, organisation }: ReportKey): ReportKey => ({
  list: checkBytes32("list", list),
  epoch: checkNumber("epoch", epoch),
  tag: checkTag("tag", tag),
  organisation: checkNumber("organisation", organisation),
});
