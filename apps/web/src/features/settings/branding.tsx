import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { accentsOf, parseColour } from '@chapterhouse/domain';
import { Section } from '@chapterhouse/web-ui';
import { useWords } from '../../app/i18n/words.js';
import { LOGO_KINDS, type LogoChoice, wrongLogo } from './logo.js';
import classes from './branding.module.css';

/** The colour of the house, for the colour field to start from. */
const HOUSE = '#0f6b66';

interface BrandingProps {
  /** As it is typed; empty: the colour of the house. */
  readonly colour: string;
  readonly colourError: string | undefined;
  readonly onColour: (colour: string) => void;
  /** The logo that the server has. */
  readonly logoUrl: string | null;
  readonly logo: LogoChoice;
  readonly onLogo: (choice: LogoChoice) => void;
  readonly logoError: string | null;
}

/** The chapter's own colour and logo, as the app and the letters will wear them. */
export function Branding({ colour, colourError, onColour, logoUrl, logo, onLogo, logoError }: BrandingProps) {
  const t = useWords();
  const parsed = parseColour(colour);
  return (
    <Section title={t('settings.brand')}>
      <div className={classes['brand']}>
        <div className={classes['colour']}>
          <div className={classes['pick']}>
            <input
              type="color"
              className={classes['well']}
              aria-label={t('settings.pickColour')}
              value={parsed ?? HOUSE}
              onChange={(event) => onColour(event.currentTarget.value)}
            />
            <TextInput
              label={t('settings.brandColour')}
              description={t('settings.brandColourWords')}
              placeholder={HOUSE}
              value={colour}
              error={colourError}
              onChange={(event) => onColour(event.currentTarget.value)}
            />
          </div>
          {colour ? (
            <Button variant="subtle" onClick={() => onColour('')}>
              {t('settings.houseColour')}
            </Button>
          ) : null}
        </div>
        <Samples colour={parsed ?? HOUSE} own={parsed !== null} />
        <LogoField logoUrl={logoUrl} logo={logo} onLogo={onLogo} error={logoError} />
      </div>
    </Section>
  );
}

/** How a button and a link will look in both themes, whatever theme this page is in. */
function Samples({ colour, own }: { colour: string; own: boolean }) {
  const t = useWords();
  const accents = accentsOf(colour);
  const themes = [
    { name: 'light', paper: '#fbfaf7', ...accents.light },
    { name: 'dark', paper: '#14171c', ...accents.dark, ...(own ? {} : { accent: '#4fb8b0', soft: '#1b3533' }) },
  ] as const;
  return (
    <div className={classes['samples']}>
      {themes.map(({ name, paper, accent, on, soft }) => (
        <div key={name} className={classes['sample']} style={{ background: paper, color: accent }} data-tone={accent}>
          <span className={classes['sampleButton']} style={{ background: accent, color: on }}>
            {t('settings.sampleButton')}
          </span>
          <span className={classes['sampleChip']} style={{ background: soft }}>
            {t(`settings.sample.${name}`)}
          </span>
        </div>
      ))}
    </div>
  );
}

interface LogoFieldProps {
  readonly logoUrl: string | null;
  readonly logo: LogoChoice;
  readonly onLogo: (choice: LogoChoice) => void;
  readonly error: string | null;
}

function LogoField({ logoUrl, logo, onLogo, error }: LogoFieldProps) {
  const t = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const shown = logo.kind === 'file' ? logo.url : logo.kind === 'same' ? logoUrl : null;
  const chosenUrl = logo.kind === 'file' ? logo.url : null;
  useEffect(() => () => (chosenUrl ? URL.revokeObjectURL(chosenUrl) : undefined), [chosenUrl]);
  const take = (file: File | undefined) => {
    if (!file) return;
    const wrong = wrongLogo(file);
    setTrouble(wrong ? t(`settings.logo.${wrong}`) : null);
    if (!wrong) onLogo({ kind: 'file', file, url: URL.createObjectURL(file) });
  };
  const said = trouble ?? error;
  return (
    <div className={classes['logo']}>
      <div className={classes['frame']}>
        {shown ? <img src={shown} alt={t('settings.logoAlt')} /> : <span>{t('settings.noLogo')}</span>}
      </div>
      <div className={classes['logoWords']}>
        <p className={classes['label']}>{t('settings.logo')}</p>
        <p className={classes['quiet']}>{t('settings.logoWords')}</p>
        {said ? (
          <p role="alert" className={classes['error']}>
            {said}
          </p>
        ) : null}
        <input
          ref={input}
          type="file"
          hidden
          accept={LOGO_KINDS}
          aria-label={t('settings.chooseLogo')}
          onChange={(event) => {
            take(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
        <div className={classes['buttons']}>
          <Button variant="default" onClick={() => input.current?.click()}>
            {t(shown ? 'settings.otherLogo' : 'settings.chooseLogo')}
          </Button>
          {shown ? (
            <Button variant="subtle" onClick={() => onLogo({ kind: logoUrl ? 'none' : 'same' })}>
              {t('settings.removeLogo')}
            </Button>
          ) : null}
        </div>
      </div>
    </div>
  );
}
