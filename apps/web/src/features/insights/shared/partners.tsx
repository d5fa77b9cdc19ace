import { useState } from 'react';
import { Button, Tag, useFormats } from '@chapterhouse/web-ui';
import { ONE_SIDED_TIE } from '@chapterhouse/domain';
import { useWords } from '../../../app/i18n/words.js';
import type { OnePictureFragment } from '../gql/operations.js';
import { type SlipsAsked, SlipsSheet } from './slips-sheet.js';
import classes from './shared.module.css';

interface PartnersProps {
  readonly picture: OnePictureFragment;
  readonly name: string;
  /** How many at first. */
  readonly limit?: number;
}

/** With whom what went back and forth, most first, each leading to its slips. */
export function Partners({ picture, name, limit = 12 }: PartnersProps) {
  const t = useWords();
  const formats = useFormats();
  const [shown, setShown] = useState(limit);
  const [asked, setAsked] = useState<SlipsAsked | null>(null);
  const { partners, memberId } = picture;
  if (partners.length === 0) return <p>{t('insights.partners.none')}</p>;
  const nameOf = (id: string): string =>
    id === memberId ? name : (partners.find((one) => one.memberId === id)?.member?.displayName ?? '');
  return (
    <>
      <div className={classes['scroll']} tabIndex={0} role="region" aria-label={t('insights.partners')}>
        <table className={classes['table']}>
          <caption className="ch-unseen">{t('insights.partners')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('insights.partner')}</th>
              <th scope="col">{t('insights.given')}</th>
              <th scope="col">{t('insights.received')}</th>
              <th scope="col">{t('insights.oneToOnes')}</th>
              <th scope="col">{t('insights.lastMet')}</th>
            </tr>
          </thead>
          <tbody>
            {partners.slice(0, shown).map((one) => {
              const oneWay =
                (one.given >= ONE_SIDED_TIE && one.returned === 0) ||
                (one.returned >= ONE_SIDED_TIE && one.given === 0);
              return (
                <tr key={one.memberId}>
                  <th scope="row">
                    <Button
                      variant="subtle"
                      size="sm"
                      onClick={() =>
                        setAsked({
                          title: t('insights.matrix.slipsOf', { one: name, other: nameOf(one.memberId) }),
                          memberId,
                          withMemberId: one.memberId,
                          types: ['REFERRAL', 'ONE_TO_ONE'],
                          from: picture.from,
                          to: picture.asOf,
                          nameOf,
                        })
                      }
                    >
                      {nameOf(one.memberId)}
                    </Button>{' '}
                    {oneWay ? <Tag tone="plum">{t('insights.oneWay')}</Tag> : null}
                  </th>
                  <td>{formats.number(one.given)}</td>
                  <td>{formats.number(one.returned)}</td>
                  <td>{formats.number(one.oneToOnes)}</td>
                  <td>{one.lastMet ? formats.date(one.lastMet, 'dayMonth') : '–'}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {partners.length > shown ? (
        <Button variant="subtle" onClick={() => setShown(partners.length)}>
          {t('insights.partners.all', { count: partners.length })}
        </Button>
      ) : null}
      <SlipsSheet asked={asked} onClose={() => setAsked(null)} />
    </>
  );
}
