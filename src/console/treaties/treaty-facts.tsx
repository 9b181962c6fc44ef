import type { IndexedTreaty } from "../../sdk/query/treaties.ts";
import { Money } from "../design/money.tsx";
import { Figure, Figures } from "../design/number.tsx";
import { Notice } from "../design/states.tsx";
import { useCommon } from "../text/common.ts";
import { useTexts } from "../text/texts.ts";
import { Agreed } from "./agreed.tsx";
import { Calls } from "./calls.tsx";
import { Clocks } from "./clocks.tsx";
import { Layers } from "./layers.tsx";
import { Lines } from "./lines.tsx";
import { Losses } from "./losses.tsx";
import { Premium } from "./premium.tsx";
import { TREATY_TEXTS } from "./texts.ts";

/** What is known of a treaty, and all that hangs on it. @param time Of the block that it is known of. */
export function TreatyFacts({ item, time }: { readonly item: IndexedTreaty; readonly time: number }) {
  const t = useTexts(TREATY_TEXTS);
  const common = useCommon();
  const { treaty, withheld } = item;
  return (
    <>
      {withheld.length > 0 && (
        <Notice state="withheld" title={common("withheld")}>
          {common("withheld.why")}
        </Notice>
      )}
      <Figures>
        <Figure label={t("premium")} value={<Money amount={item.premium} />} />
        <Figure label={t("paid")} value={<Money amount={item.premiumPaid} />} />
        <Figure label={t("recovered")} value={<Money amount={item.recovered} />} />
        <Figure label={t("account")} value={<Money amount={item.account} />} />
      </Figures>
      <Clocks treaty={treaty} />
      <Layers layers={item.layers} withheld={withheld} />
      <Lines lines={item.lines} withheld={withheld} />
      <Premium item={item} time={time} />
      <Losses treaty={treaty} />
      <Calls treaty={treaty} />
      <Agreed item={item} />
    </>
  );
}
