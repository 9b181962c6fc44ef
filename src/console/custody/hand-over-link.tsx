import { Link } from "@tanstack/react-router";
import type { IndexedUnit } from "../../sdk/query/custody.ts";
import { keptJson } from "../browser/keep.ts";
import { PRIMARY_LINK } from "../design/button.tsx";
import { PASSKEY } from "../browser/kept-names.ts";
import { useSession } from "../session/use-session.ts";
import { useTexts } from "../text/texts.ts";
import { CUSTODY_TEXTS } from "./texts.ts";

/** The one act on a unit for whom it is with: its organisation, or a phone that signs. Nothing for others. */
export function HandOverLink({ unit: { unit, phase, custodian } }: { readonly unit: IndexedUnit }) {
  const t = useTexts(CUSTODY_TEXTS);
  const session = useSession();
  const isOurs = session === undefined ? keptJson(PASSKEY) !== undefined : session.org === custodian;
  if (phase !== "Active" || !isOurs) return null;
  return (
    <Link className={PRIMARY_LINK} to="/handover" search={{ unit } as never}>
      {t("handOver")}
    </Link>
  );
}
