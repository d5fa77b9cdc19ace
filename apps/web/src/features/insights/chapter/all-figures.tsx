import { Link } from 'react-router';
import { Section, useFormats } from '@chapterhouse/web-ui';
import { useWords } from '../../../app/i18n/words.js';
import type { ChapterFigureSetFragment } from '../gql/operations.js';
import { Explain } from '../shared/explain.js';
import { Fig } from '../shared/fig.js';
import { usePath } from '../shared/person-link.js';
import { periodWords } from '../shared/periods.js';
import classes from './chapter.module.css';

type Figures = ChapterFigureSetFragment['figures'];

const COUNTS = ['members', 'meetingsHeld', 'referrals', 'ties', 'nodes'] as const;
const SHARES = [
  'reciprocity',
  'expectedReciprocity',
  'reciprocityBeyondChance',
  'density',
  'binaryReciprocity',
] as const;
const NUMBERS = ['referralsPerMemberWeek', 'binaryRho'] as const;
/** In the order in which they tell the story. */
const ORDER = [
  'members',
  'meetingsHeld',
  'referrals',
  'referralsPerMemberWeek',
  'reciprocity',
  'expectedReciprocity',
  'reciprocityBeyondChance',
  'ties',
  'binaryReciprocity',
  'nodes',
  'density',
  'binaryRho',
] as const;

/** Every figure of the chapter, each with what it counts and where to see it. */
export function AllFigures({ insights }: { readonly insights: ChapterFigureSetFragment }) {
  const t = useWords();
  const formats = useFormats();
  const path = usePath();
  const { figures, oneSidedTies, windowWeeks } = insights;
  const period = periodWords(t, windowWeeks);
  const written = (name: keyof Figures): string => {
    const value = figures[name];
    if (typeof value !== 'number') return '–';
    if ((SHARES as readonly string[]).includes(name)) return formats.percent(value, 1);
    if ((NUMBERS as readonly string[]).includes(name)) return formats.number(value, { maximumFractionDigits: 3 });
    return formats.number(value);
  };
  return (
    <Section title={t('insights.chapter.figures', { period })}>
      <p className={classes['story']}>
        {figures.reciprocity === null
          ? t('insights.chapter.story.none')
          : t('insights.chapter.story', {
              share: formats.percent(figures.reciprocity),
              chance: figures.expectedReciprocity === null ? '–' : formats.percent(figures.expectedReciprocity),
              ties: oneSidedTies.length,
            })}
      </p>
      <dl className={classes['table']}>
        {ORDER.map((name) => (
          <div key={name} className={classes['line']}>
            <dt>
              {t(`insights.chapter.all.${name}`)}
              <Explain name={name} title={t(`insights.chapter.all.${name}`)} values={{ period }}>
                <Link
                  to={path((COUNTS as readonly string[]).includes(name) && name === 'members' ? 'people' : 'matrix')}
                >
                  {t('insights.chapter.all.see')}
                </Link>
              </Explain>
            </dt>
            <dd>
              <Fig name={name} value={figures[name]}>
                {written(name)}
              </Fig>
            </dd>
          </div>
        ))}
        <div className={classes['line']}>
          <dt>
            {t('insights.chapter.all.oneSidedTies')}
            <Explain name="oneSidedTies" title={t('insights.chapter.all.oneSidedTies')} values={{ period }}>
              <Link to={path('matrix')}>{t('insights.chapter.all.see')}</Link>
            </Explain>
          </dt>
          <dd>
            <Fig name="oneSidedTies" value={oneSidedTies.length}>
              {formats.number(oneSidedTies.length)}
            </Fig>
          </dd>
        </div>
      </dl>
    </Section>
  );
}
