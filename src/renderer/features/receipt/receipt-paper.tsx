import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ReceiptView } from '../../../shared/ipc/receipt.ts';
import { identifierTypeName } from '../../words/identifier-names.ts';
import { directionOf } from '../../words/languages.ts';
import { fullTime } from '../../words/times.ts';
import { useZone } from '../../words/zone.ts';
import { QrCode } from './qr-code.tsx';
import { ReceiptLineItem } from './receipt-line.tsx';
import css from './receipt-paper.module.css';

/** The word across a training receipt, on screen and on every printed page. */
const Watermark = ({ word }: { readonly word: string }) => (
  <svg aria-hidden="true" className={css.watermark} viewBox="0 0 400 400">
    <text x="200" y="200" textAnchor="middle" dominantBaseline="central" transform="rotate(-40 200 200)">
      {word}
    </text>
  </svg>
);

/** The receipt as it is printed: what was changed for a customer in one visit, over all systems. */
export const ReceiptPaper = ({ receipt }: { readonly receipt: ReceiptView }) => {
  const { i18n, t } = useLingui();
  const zone = useZone();
  const { facts, code, key } = receipt;
  const { branch, customer, operator, lines, number, at, training } = facts;
  return (
    <article
      aria-labelledby="receipt-title"
      lang={i18n.locale}
      dir={directionOf(i18n.locale)}
      className={css.paper}
    >
      {training ? <Watermark word={t`Training`} /> : null}
      <header className={css.head}>
        <h3 id="receipt-title" className={css.title}>
          <Trans>Receipt</Trans>
        </h3>
        <p className={css.branch}>
          {branch.name} <span className={css.secondary}>{branch.id}</span>
        </p>
        <p className={css.secondary}>{fullTime(i18n, at, zone)}</p>
        {training ? (
          <p className={css.training}>
            <Trans>Training: nothing real was changed.</Trans>
          </p>
        ) : null}
      </header>
      <section className={css.customer}>
        <p className={css.name}>{customer.name}</p>
        {customer.masked.length === 0 ? null : (
          <ul className={css.identifiers}>
            {customer.masked.map(({ type, masked }) => (
              <li key={`${type} ${masked}`}>
                {identifierTypeName(i18n, type)} {masked}
              </li>
            ))}
          </ul>
        )}
      </section>
      <section>
        <h4 className={css.heading}>
          <Plural value={lines.length} one="# change was asked for" other="# changes were asked for" />
        </h4>
        <ul aria-label={t`Changes on this receipt`} className={css.lines}>
          {lines.map((line) => (
            <ReceiptLineItem key={line.changeId} line={line} at={at} />
          ))}
        </ul>
      </section>
      <footer className={css.foot}>
        <QrCode text={code} label={t`Code of this receipt`} className={css.code} />
        <dl className={css.facts}>
          <div>
            <dt>
              <Trans>Receipt number</Trans>
            </dt>
            <dd>{number}</dd>
          </div>
          <div>
            <dt>
              <Trans>Made by</Trans>
            </dt>
            <dd>
              {operator.name} ({operator.id})
            </dd>
          </div>
          <div>
            <dt>
              <Trans>Signed with device key</Trans>
            </dt>
            <dd>{key}</dd>
          </div>
        </dl>
        <p className={css.note}>
          <Trans>
            “Done and checked” was read back from the system. “Accepted” was not. The code proves what this
            receipt counts, when and where it was made.
          </Trans>
        </p>
      </footer>
    </article>
  );
};
