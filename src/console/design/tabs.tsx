import * as Ariakit from "@ariakit/react";
import { Fragment } from "react";
import styles from "./tabs.module.css";

export interface TabPanel {
  readonly id: string;
  readonly title: React.ReactNode;
  readonly content: () => React.ReactNode;
}

interface TabsParameters {
  readonly label: string;
  readonly panels: readonly TabPanel[];
  readonly selected: string;
  onSelect(id: string): void;
}

/** Views of one thing, of which one is shown. */
export function Tabs({ label, panels, selected, onSelect }: TabsParameters) {
  return (
    <Ariakit.TabProvider selectedId={selected} setSelectedId={(id) => id && onSelect(id)}>
      <Ariakit.TabList className={styles.list} aria-label={label}>
        {panels.map(({ id, title }) => (
          <Ariakit.Tab key={id} id={id} className={styles.tab}>
            {title}
          </Ariakit.Tab>
        ))}
      </Ariakit.TabList>
      {panels.map(({ id, content }) => (
        <Fragment key={id}>
          {id === selected && (
            <Ariakit.TabPanel tabId={id} className={styles.panel}>
              {content()}
            </Ariakit.TabPanel>
          )}
        </Fragment>
      ))}
    </Ariakit.TabProvider>
  );
}
