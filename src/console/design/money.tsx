import { WithheldValue } from "./states.tsx";
import { groupDigits } from "./group-digits.ts";
import { useCommon } from "../text/common.ts";

/** Minor units of money have two places. */
const SCALE = 2;

/** An amount in minor units, or that it is kept from who looks. */
export function Money({ amount }: { readonly amount: string | null }) {
  const t = useCommon();
  if (amount === null) return <WithheldValue>{t("withheld")}</WithheldValue>;
  return <>{groupDigits(amount, SCALE)}</>;
}

/** A value of a receivable that may be withheld; null and not withheld is none yet. */
export function Kept({
  name,
  withheld,
  children,
}: {
  readonly name: string;
  readonly withheld: readonly string[];
  readonly children: React.ReactNode;
}) {
  const t = useCommon();
  return withheld.includes(name) ? <WithheldValue>{t("withheld")}</WithheldValue> : children;
}
