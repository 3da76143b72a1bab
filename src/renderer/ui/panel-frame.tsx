import css from './panel.module.css';

/** Keeps the place of a panel that is about to come. */
export const PanelFrame = () => <section className={css.panel} />;
