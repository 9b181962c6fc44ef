import { Link } from "@tanstack/react-router";
import { queryTrade } from "../../sdk/query/board.ts";
import { useThing } from "../api/use-api.ts";
import { useTexts } from "../text/texts.ts";
import { BOARD_TEXTS } from "./texts.ts";

/** The board's leg of a deal passes where the board settles a trade, and nowhere else. The deal's reference is the trade. */
export function BoardLeg({ reference }: { readonly reference: string | null }) {
  const t = useTexts(BOARD_TEXTS);
  const { data } = useThing("trade", queryTrade, { trade: reference ?? "" }, { enabled: reference !== null });
  return (
    <div>
      {t("leg")}{" "}
      {data && (
        <Link to="/asks/$ask" params={{ ask: data.item.ask }}>
          {t("leg.ask")} <code>{data.item.ask.slice(0, 8)}…</code>
        </Link>
      )}
    </div>
  );
}
