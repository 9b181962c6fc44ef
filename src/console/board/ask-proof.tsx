import { useQuery } from "@tanstack/react-query";
import type { IndexedAsk } from "../../sdk/query/board.ts";
import { Hash } from "../design/hash.tsx";
import { Loading, Notice } from "../design/states.tsx";
import { useCommon } from "../text/common.ts";
import { useTexts } from "../text/texts.ts";
import { BOARD_TEXTS } from "./texts.ts";

/** Whether the ask says what two people of its seller signed: its id is the hash of that. */
export function AskProof({ item: { ask, terms } }: { readonly item: IndexedAsk }) {
  const t = useTexts(BOARD_TEXTS);
  const common = useCommon();
  const { data: id } = useQuery({
    queryKey: ["askProof", ask, terms],
    async queryFn() {
      const { askId, askOf } = await import("../../sdk/board/model/ask.ts");
      return askId(askOf(terms));
    },
  });
  if (id === undefined) return <Loading>{common("loading")}</Loading>;
  const isSame = id === ask;
  return (
    <Notice state={isSame ? "good" : "bad"} title={t(isSame ? "proof.good" : "proof.bad")}>
      <p>{t("proof.text")}</p>
      <Hash value={id} />
      <p>{t("proof.hidden")}</p>
    </Notice>
  );
}
