import { checkThat } from "../../../../core/check.ts";
import type { Statement } from "../../../../evidence/model/statement/statement.ts";
import { unitsSubject } from "../../../model/units-subject.ts";
import { findStatement, type ImportContext } from "./import-context.ts";

/** Of the certificates that an act names, the statement that is about the act's units in their order. */
export function findCertificate(
  context: ImportContext,
  certificates: readonly string[],
  units: readonly string[],
): Statement {
  const subject = unitsSubject(units);
  const stated = certificates.map((uid) => context.certificates?.[findStatement(context, uid)]);
  const found = stated.find((each) => each?.subject === subject);
  checkThat(found !== undefined, "certificates", certificates, `one about ${subject}, which are the units`);
  return found as Statement;
}
