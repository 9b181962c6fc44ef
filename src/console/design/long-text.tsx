import { useCommon } from "../text/common.ts";
import { ChainText } from "./chain-text.tsx";

/** Characters that are shown at once. */
const AT_ONCE = 200;

/** Text that somebody put on the chain, all of it: what is long is folded, and says so. For what somebody is to sign or to vote for. */
export function LongText({ text }: { readonly text: string }) {
  const t = useCommon();
  if (text.length <= AT_ONCE) return <ChainText text={text} />;
  return (
    <details>
      <summary>
        <ChainText text={text} longest={AT_ONCE} /> {t("long.all", { count: text.length })}
      </summary>
      <ChainText text={text} longest={text.length} />
    </details>
  );
}
