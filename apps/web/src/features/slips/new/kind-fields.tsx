import { type ComponentProps, type ReactNode, useEffect, useRef, useState } from 'react';
import { CheckField, Choices, TextArea, TextField, useFormats } from '@chapterhouse/web-ui';
import { useWords } from '../../../app/i18n/words.js';
import classes from './new-slip.module.css';
import type { DraftField, SlipDraft } from './slip-draft.js';

interface KindFieldsProps {
  readonly draft: SlipDraft;
  readonly change: (part: Partial<SlipDraft>) => void;
  readonly wrong: readonly DraftField[];
  readonly today: string;
}

/** What the chosen kind asks for. */
export function KindFields(props: KindFieldsProps) {
  switch (props.draft.kind) {
    case 'REFERRAL':
      return <ReferralFields {...props} />;
    case 'CLOSED_BUSINESS':
      return <ThanksFields {...props} />;
    case 'ONE_TO_ONE':
      return <OneToOneFields {...props} />;
    case 'EDUCATION':
      return <EducationFields {...props} />;
    case 'TESTIMONIAL':
      return <TestimonialFields {...props} />;
    case 'VISITOR':
      return <VisitorFields {...props} />;
  }
}

type TextField = { [K in keyof SlipDraft]: SlipDraft[K] extends string ? K : never }[keyof SlipDraft];

/** A text field of the draft. */
function useField({ draft, change, wrong }: Pick<KindFieldsProps, 'draft' | 'change' | 'wrong'>) {
  const t = useWords();
  return (field: TextField, required?: DraftField) => ({
    label: t(`new.${field}`),
    value: draft[field],
    error: required && wrong.includes(required) ? t(`new.missing.${required}`) : null,
    autoComplete: 'off',
    onChange: (event: { currentTarget: { value: string } }) => change({ [field]: event.currentTarget.value }),
  });
}

function ReferralFields({ draft, change, wrong, today }: KindFieldsProps) {
  const t = useWords();
  const field = useField({ draft, change, wrong });
  return (
    <>
      <FirstField
        focus={draft.person !== null}
        {...field('prospect', 'prospect')}
        placeholder={t('new.prospectHint')}
      />
      <Tier draft={draft} change={change} wrong={wrong} />
      <More filled={draft.comment !== ''}>
        <div className={classes['pair']}>
          <TextField {...field('phone')} type="tel" inputMode="tel" />
          <TextField {...field('email')} type="email" inputMode="email" />
        </div>
        <CheckField
          label={t('new.gaveCard')}
          checked={draft.gaveCard}
          onChange={(event) => change({ gaveCard: event.currentTarget.checked })}
        />
        <CheckField
          label={t('new.saidYouWouldCall')}
          checked={draft.saidYouWouldCall}
          onChange={(event) => change({ saidYouWouldCall: event.currentTarget.checked })}
        />
        <TextArea {...field('comment')} rows={2} />
        <DateField draft={draft} change={change} today={today} />
      </More>
    </>
  );
}

function ThanksFields({ draft, change, wrong, today }: KindFieldsProps) {
  const t = useWords();
  const { conventions } = useFormats();
  const field = useField({ draft, change, wrong });
  return (
    <>
      <FirstField
        focus={draft.person !== null}
        {...field('amount', 'amount')}
        label={t('new.amountIn', { currency: conventions.currency })}
        inputMode="decimal"
        hint={draft.referralId ? t('new.thanksFor') : t('new.anonymous')}
      />
      <div data-wrong={wrong.includes('business') || undefined}>
        <Choices
          name="business"
          label={t('new.business')}
          value={draft.business}
          onChange={(business) => change({ business })}
          options={[
            { value: 'NEW', label: t('new.business.NEW') },
            { value: 'REPEAT', label: t('new.business.REPEAT') },
          ]}
        />
        {wrong.includes('business') ? <p className={classes['wrong']}>{t('new.missing.business')}</p> : null}
      </div>
      <Tier draft={draft} change={change} wrong={wrong} />
      <More filled={draft.comment !== ''}>
        <TextArea {...field('comment')} rows={2} />
        <DateField draft={draft} change={change} today={today} />
      </More>
    </>
  );
}

function OneToOneFields({ draft, change, wrong, today }: KindFieldsProps) {
  const field = useField({ draft, change, wrong });
  return (
    <>
      <DateField draft={draft} change={change} today={today} />
      <More>
        <TextField {...field('place')} />
        <TextArea {...field('topics')} rows={2} />
      </More>
    </>
  );
}

function EducationFields({ draft, change, wrong, today }: KindFieldsProps) {
  const t = useWords();
  const field = useField({ draft, change, wrong });
  return (
    <>
      <FirstField focus={false} {...field('activity', 'activity')} placeholder={t('new.activityHint')} />
      <TextField {...field('credits', 'credits')} inputMode="decimal" />
      <More>
        <DateField draft={draft} change={change} today={today} />
      </More>
    </>
  );
}

function TestimonialFields({ draft, change, wrong, today }: KindFieldsProps) {
  const field = useField({ draft, change, wrong });
  return (
    <>
      <TextArea {...field('text', 'text')} rows={5} />
      <More>
        <DateField draft={draft} change={change} today={today} />
      </More>
    </>
  );
}

function VisitorFields({ draft, change, wrong }: KindFieldsProps) {
  const field = useField({ draft, change, wrong });
  return (
    <>
      <FirstField focus={false} {...field('visitor', 'visitor')} />
      <TextField {...field('trade')} />
      <More>
        <TextField {...field('company')} />
        <div className={classes['pair']}>
          <TextField {...field('phone')} type="tel" inputMode="tel" />
          <TextField {...field('email')} type="email" inputMode="email" />
        </div>
      </More>
    </>
  );
}

/** Takes the focus once somebody was chosen: the keyboard is there when the eyes are. */
function FirstField({ focus, ...props }: ComponentProps<typeof TextField> & { focus: boolean }) {
  const input = useRef<HTMLInputElement>(null);
  const before = useRef(focus);
  useEffect(() => {
    if (focus && !before.current) input.current?.focus();
    before.current = focus;
  }, [focus]);
  return <TextField ref={input} {...props} />;
}

function Tier({ draft, change, wrong }: Pick<KindFieldsProps, 'draft' | 'change' | 'wrong'>) {
  const t = useWords();
  return (
    <div data-wrong={wrong.includes('tier') || undefined}>
      <Choices
        name="tier"
        label={t('new.tier')}
        hiddenLabel
        value={draft.tier}
        onChange={(tier) => change({ tier })}
        options={[
          { value: 'INSIDE', label: t('slip.tier.INSIDE'), hint: t('new.tier.INSIDE') },
          { value: 'OUTSIDE', label: t('slip.tier.OUTSIDE'), hint: t('new.tier.OUTSIDE') },
        ]}
      />
      {wrong.includes('tier') ? <p className={classes['wrong']}>{t('new.missing.tier')}</p> : null}
    </div>
  );
}

function DateField({ draft, change, today }: Pick<KindFieldsProps, 'draft' | 'change' | 'today'>) {
  const t = useWords();
  return (
    <TextField
      type="date"
      label={t('new.date')}
      max={today}
      value={draft.date || today}
      onChange={(event) => change({ date: event.currentTarget.value })}
    />
  );
}

/** What is rarely needed, folded away; not what was filled in before the form was there. */
function More({ filled = false, children }: { filled?: boolean; children: ReactNode }) {
  const t = useWords();
  const [open] = useState(filled);
  return (
    <details className={classes['more']} open={open}>
      <summary>{t('new.more')}</summary>
      <div className={classes['moreFields']}>{children}</div>
    </details>
  );
}
