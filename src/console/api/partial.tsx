import { Notice } from "../design/states.tsx";
import { useCommon } from "../text/common.ts";

interface PartialParameters {
  /** The list that something is computed of, or sorted by, as far as it is loaded. */
  readonly of: { readonly items: readonly unknown[] | undefined; readonly hasNextPage: boolean };
}

/** Says that there is more than what a view was made of; nothing where there is not. */
export function Partial({ of: { items, hasNextPage } }: PartialParameters) {
  const t = useCommon();
  if (!hasNextPage) return null;
  return (
    <Notice state="warn" title={t("partial.title", { count: items?.length ?? 0 })}>
      {t("partial.text", { more: t("more") })}
    </Notice>
  );
}
