import { mayUseDomain } from "../../lib/console/passkey-domain.ts";
import { pageHost } from "../browser/page.ts";
import { Notice } from "../design/states.tsx";
import { useTexts } from "../text/texts.ts";
import { SESSION_TEXTS } from "./texts.ts";

/** Whether passkeys of a domain can be used on this page. */
export const isUsableHere = (rpId: string | null): rpId is string => rpId !== null && mayUseDomain(pageHost(), rpId);

/** Says why passkeys of a domain cannot be used on this page; nothing where they can. @param rpId Null where the console has no name. */
export function DomainNotice({ rpId }: { readonly rpId: string | null }) {
  const t = useTexts(SESSION_TEXTS);
  if (isUsableHere(rpId)) return null;
  const host = pageHost();
  return rpId === null ? (
    <Notice state="warn" title={t("domain.none")}>
      {t("domain.none.text", { host })}
    </Notice>
  ) : (
    <Notice state="warn" title={t("domain.other", { rpId, host })}>
      {t("domain.other.text", { rpId })}
    </Notice>
  );
}
