import { Button } from "../design/button.tsx";
import { Notice } from "../design/states.tsx";
import { useCommon } from "../text/common.ts";
import { Result } from "./result.tsx";

interface Listed<Item> {
  readonly items: readonly Item[] | undefined;
  readonly error: unknown;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  refetch(): unknown;
  fetchNextPage(): unknown;
}

interface ListParameters<Item> {
  readonly of: Listed<Item>;
  /** What it means that there is none, and what would make one appear. */
  readonly empty: string;
  readonly children: (items: readonly Item[]) => React.ReactNode;
}

/** A list: on its way, failed, empty, or there, with more of it where there is more. Nothing is cut without saying so. */
export function ListView<Item>({ of, empty, children }: ListParameters<Item>) {
  const t = useCommon();
  const { items, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = of;
  return (
    <Result of={{ data: items, error, refetch }}>
      {(all) => (
        <>
          {all.length === 0 ? (
            <Notice state="neutral" title={t("empty.title")}>
              {empty}
            </Notice>
          ) : (
            children(all)
          )}
          {hasNextPage && (
            <p>
              <Button disabled={isFetchingNextPage} onClick={() => fetchNextPage()}>
                {t("more")}
              </Button>
            </p>
          )}
        </>
      )}
    </Result>
  );
}
