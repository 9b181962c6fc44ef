import { DUTIES, type Duty } from "../../../sdk/members/model/duties.ts";
import { ROLES, type Role } from "../../../sdk/members/model/roles.ts";
import { words } from "../../shared/values.ts";

/** "maker,checker" */
export function duties(text: string): Duty[] {
  return words(text, Object.keys(DUTIES)) as Duty[];
}

/** "bank,insurer"; the empty text is no role. */
export function roles(text: string): Role[] {
  return text === "" ? [] : (words(text, Object.keys(ROLES)) as Role[]);
}
