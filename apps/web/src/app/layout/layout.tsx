import { type ReactNode, useEffect } from 'react';
import { NavLink, useLocation, useNavigationType } from 'react-router';
import { IconDots, IconPlus } from '@tabler/icons-react';
import { useChapterIfAny } from '../chapter/chapter.js';
import { useWords } from '../i18n/words.js';
import { OutboxChip } from '../outbox/outbox-chip.js';
import { useSession } from '../session/session.js';
import { UpdateBar } from '../updates/update-bar.js';
import { Brand } from './brand.js';
import { ChapterSwitch } from './chapter-switch.js';
import classes from './layout.module.css';
import { grouped, type PlaceOnNav, usePlaces } from './places.js';

const ON_PHONE = 3;

/** Around every page: where one can go, the way to a new slip under the thumb, and what waits to be sent. */
export function Layout({ children }: { children: ReactNode }) {
  const t = useWords();
  const { account } = useSession();
  const here = useChapterIfAny();
  const places = usePlaces();
  useArrival();
  return (
    <div className={classes['frame']} data-nav={account ? 'yes' : undefined}>
      <a href="#content" className={classes['skip']}>
        {t('layout.skip')}
      </a>
      <UpdateBar />
      {account ? (
        <header className={classes['top']}>
          <Brand />
          <ChapterSwitch />
          <OutboxChip />
        </header>
      ) : null}
      {account ? (
        <nav className={classes['nav']} aria-label={t('layout.navigation')}>
          {here?.seat ? (
            <NavLink to={here.path('new')} className={`${classes['place']} ${classes['newSlip']}`}>
              <span className={classes['newSlipMark']}>
                <IconPlus aria-hidden size={26} stroke={2} />
              </span>
              <span>{t('nav.newSlip')}</span>
            </NavLink>
          ) : null}
          {grouped(places).map(({ group, places: ofGroup }) => (
            <div key={group} role="group" aria-label={t(`nav.group.${group}`)} className={classes['group']}>
              {group === 'own' ? null : (
                <span aria-hidden className={classes['groupName']}>
                  {t(`nav.group.${group}`)}
                </span>
              )}
              {ofGroup.map((place) => (
                <Place key={place.to} place={place} onPhone={places.indexOf(place)} />
              ))}
            </div>
          ))}
          <Place place={{ to: '/more', label: t('nav.more'), Icon: IconDots }} onPhone={ON_PHONE - 1} />
        </nav>
      ) : null}
      <main id="content" tabIndex={-1} className={classes['main']}>
        {children}
      </main>
    </div>
  );
}

/** `onPhone`: its position among all places; the first few are on the phone's bar, two of them before the new slip. */
function Place({ place, onPhone }: { place: Omit<PlaceOnNav, 'group'>; onPhone: number }) {
  const { to, label, Icon, end = false } = place;
  return (
    <NavLink
      to={to}
      end={end}
      className={classes['place'] ?? ''}
      data-phone={onPhone < ON_PHONE || undefined}
      style={{ order: onPhone < 2 ? 1 : 3 }}
    >
      <Icon aria-hidden size={22} stroke={1.6} />
      <span>{label}</span>
    </NavLink>
  );
}

/** A new page starts at its top, and tells its title that somebody has moved there. */
function useArrival(): void {
  const { pathname } = useLocation();
  const how = useNavigationType();
  useEffect(() => {
    if (how === 'POP') return;
    document.body.dataset['moved'] = 'yes';
    scrollTo(0, 0);
  }, [pathname, how]);
}
