import type { IndexedAsk } from "../../sdk/query/board.ts";
import { Kept, Money } from "../design/money.tsx";
import { Figure, Figures } from "../design/number.tsx";
import { Notice } from "../design/states.tsx";
import { OrgLink } from "../members/org-link.tsx";
import { useTexts } from "../text/texts.ts";
import { askStages } from "./ask-stages.ts";
import { AskTerms } from "./ask-terms.tsx";
import { Clocks } from "./clocks.tsx";
import { Quotes } from "./quotes.tsx";
import { Stages } from "./stages.tsx";
import { BOARD_TEXTS } from "./texts.ts";
import { Trades } from "./trades.tsx";

/** What is known of an ask, and all that hangs on it. @param time Of the block that it is known of. */
export function AskFacts({ item, time }: { readonly item: IndexedAsk; readonly time: number }) {
  const t = useTexts(BOARD_TEXTS);
  const { ask, terms, seller, withheld } = item;
  const isMasked = withheld.includes("seller") || seller === null;
  return (
    <>
      {isMasked && (
        <Notice state="withheld" title={t("seller")}>
          {t("seller.why")}
        </Notice>
      )}
      <Figures>
        <Figure label={t("obligor")} value={<OrgLink org={terms.obligor} />} />
        <Figure
          label={t("band")}
          value={
            <>
              <Money amount={terms.amountFrom} /> – <Money amount={terms.amountTo} />
            </>
          }
        />
        <Figure
          label={t("seller")}
          value={
            <Kept name="seller" withheld={withheld}>
              {seller === null ? t("seller.unknown") : <OrgLink org={seller} />}
            </Kept>
          }
        />
        <Figure label={t("taken")} value={<Money amount={item.taken} />} />
      </Figures>
      <Stages title={t("stages")} stages={askStages(item, time, t)} />
      <Clocks ask={ask} />
      <Quotes item={item} />
      <Trades ask={ask} />
      <AskTerms item={item} />
    </>
  );
}
