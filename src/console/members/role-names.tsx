import { useTexts } from "../text/texts.ts";
import { isRole, ROLE_TEXTS } from "./role-texts.ts";

/** Roles in words. */
export function RoleNames({ roles }: { readonly roles: readonly string[] }) {
  const t = useTexts(ROLE_TEXTS);
  return <>{roles.length === 0 ? "–" : roles.map((role) => (isRole(role) ? t(role) : role)).join(", ")}</>;
}
