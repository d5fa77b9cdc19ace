import { jest } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { matchPeople, PersonPicker } from './person-picker.js';

const people = ['Priya Kowal', 'Łukasz Øster', 'José Nuñez', 'Ann Lee', 'Bo Tran', 'Cy Fox', 'Dee Sun', 'Eve Ray'].map(
  (name, i) => ({ id: `p${i}`, name, detail: i === 0 ? 'Caterer' : 'Builder' }),
);
const show = (onPick = jest.fn()) => {
  render(
    <PersonPicker
      people={people}
      onPick={onPick}
      label="Who is it for?"
      searchLabel="Search"
      nobody={(words) => `Nobody is called ${words}.`}
    />,
  );
  return onPick;
};
const faces = () => screen.getAllByRole('button').map((button) => button.textContent);

describe('the choice of a person', () => {
  it('offers six faces, the likeliest first, and picks with one tap', async () => {
    const onPick = show();
    expect(faces()).toHaveLength(6);
    await userEvent.click(screen.getByRole('button', { name: /Priya Kowal/ }));
    expect(onPick).toHaveBeenCalledWith(people[0]);
  });

  it('finds people without their accents, by any word of name or trade', () => {
    const names = (typed: string) => matchPeople(people, typed).map(({ name }) => name);
    expect(names('lukasz')).toEqual(['Łukasz Øster']);
    expect(names('nunez jo')).toEqual(['José Nuñez']);
    expect(names('cater')).toEqual(['Priya Kowal']);
    expect(names('zz')).toEqual([]);
  });

  it('takes the first match on Enter and does not send the form around it', async () => {
    const onPick = show();
    await userEvent.type(screen.getByRole('searchbox', { name: 'Search' }), 'oster{Enter}');
    expect(onPick).toHaveBeenCalledWith(people[1]);
  });

  it('says so when nobody matches', async () => {
    show();
    await userEvent.type(screen.getByRole('searchbox', { name: 'Search' }), 'zz');
    expect(await screen.findByText('Nobody is called zz.')).toBeVisible();
  });
});
