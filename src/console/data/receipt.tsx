import type { IndexedComputation } from "../../sdk/query/data.ts";
import { Hash } from "../design/hash.tsx";
import { useTexts } from "../text/texts.ts";
import { DATA_TEXTS } from "./texts.ts";

/** What the computers agreed on, once it is accepted. */
export function Receipt({ of: { receipt } }: { readonly of: IndexedComputation }) {
  const t = useTexts(DATA_TEXTS);
  if (receipt === null) return t("receipt.none");
  return (
    <>
      <Hash value={receipt.transcript} /> {t("receipt.agreed", { agreed: receipt.agreed })}
      {receipt.recomputed && <div>{t("receipt.recomputed")}</div>}
    </>
  );
}
