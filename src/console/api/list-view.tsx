import { Button } from "../design/button.tsx";
import { Notice } from "../design/states.tsx";
import { useCommon } from "../text/common.ts";
import { ListTools } from "./list-tools.tsx";
import { Result } from "./result.tsx";

export interface Listed<Item> {
  readonly items: readonly Item[] | undefined;
  readonly error: unknown;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  refetch(): unknown;
  fetchNextPage(): unknown;
  /** All of it, not only what is shown. */
  csv?(): Promise<string>;
}

interface ListParameters<Item> {
  readonly of: Listed<Item>;
  /** What it means that there is none, and what would make one appear. */
  readonly empty: string;
  /** Name of the file that the list is handed out as; undefined where it is not what the page is about. */
  readonly file?: string;
  readonly children: (items: readonly Item[]) => React.ReactNode;
}

/** A list: on its way, failed, empty, or there, with more of it where there is more. Nothing is cut without saying so. */
export function ListView<Item>({ of, empty, file, children }: ListParameters<Item>) {
  const t = useCommon();
  const { items, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage, csv } = of;
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
          {file !== undefined && csv !== undefined && all.length > 0 && <ListTools file={file} csv={csv} />}
        </>
      )}
    </Result>
  );
}
