import { jest } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { Button } from './button.js';
import { Choices } from './choices.js';
import { initialsOf } from './face.js';
import { TextField } from './field.js';
import { Notice } from './notice.js';
import { Page } from './page.js';
import { Sparkline } from './sparkline.js';

function Tier() {
  const [value, setValue] = useState<'in' | 'out' | null>(null);
  const options = [
    { value: 'in' as const, label: 'Inside' },
    { value: 'out' as const, label: 'Outside' },
  ];
  return <Choices name="tier" label="Tier" value={value} onChange={setValue} options={options} />;
}

describe('the parts of a screen', () => {
  it('choose one of a few by arrow keys, as radio buttons do', async () => {
    render(<Tier />);
    await userEvent.click(screen.getByRole('radio', { name: 'Inside' }));
    await userEvent.keyboard('{ArrowRight}');
    expect(screen.getByRole('radio', { name: 'Outside' })).toBeChecked();
    expect(screen.getByRole('group', { name: 'Tier' })).toBeInTheDocument();
  });

  it('tie the error of a field to the field', () => {
    render(<TextField label="Amount" hint="In euro" error="Write an amount." />);
    const input = screen.getByRole('textbox', { name: 'Amount' });
    expect(input).toBeInvalid();
    expect(input).toHaveAccessibleDescription('In euro Write an amount.');
  });

  it('cannot be pressed twice while at work', async () => {
    const onClick = jest.fn();
    render(
      <Button loading onClick={onClick}>
        Send
      </Button>,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Send' }));
    expect(onClick).not.toHaveBeenCalled();
  });

  it('read a problem out at once and good news in its turn', () => {
    render(
      <>
        <Notice tone="problem">No connection.</Notice>
        <Notice tone="done">Sent.</Notice>
      </>,
    );
    expect(screen.getByRole('alert')).toHaveTextContent('No connection.');
    expect(screen.getByRole('status')).toHaveTextContent('Sent.');
  });

  it('name the document, and give the title the focus after moving there', () => {
    document.body.dataset['moved'] = 'yes';
    render(<Page title="People">…</Page>);
    expect(document.title).toBe('People · Chapterhouse');
    expect(screen.getByRole('heading', { name: 'People' })).toHaveFocus();
  });

  it('draw nothing for a week without a record and a dot for a week with nothing', () => {
    const { container } = render(<Sparkline values={[2, null, 0, 4]} label="Four weeks" />);
    expect(container.querySelectorAll('rect')).toHaveLength(2);
    expect(container.querySelectorAll('circle')).toHaveLength(1);
  });

  it('take the initials of the first and the last name', () => {
    expect(['Priya Kowal', 'Ana Maria de Souza', 'Cher', ''].map(initialsOf)).toEqual(['PK', 'AS', 'C', '']);
  });
});
