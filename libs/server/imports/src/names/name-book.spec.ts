import { NameBook, type KnownPerson } from './name-book.js';

const person = (id: string, name: string, joined = '2020-01-01', left: string | null = null): KnownPerson => ({
  id,
  name,
  joined,
  left,
});

describe('the ladder of names', () => {
  const book = new NameBook([
    person('1', 'Seán Ó Eklund'),
    person('2', 'Keiko Yilmaz'),
    person('3', 'Elif van der Petrov'),
  ]);

  it.each([
    ['Seán Ó Eklund', '1'],
    ['SEAN  O EKLUND', '1'],
    ['\u00a0Keiko\u00a0 Yilmaz ', '2'],
    ['Yilmaz, Keiko', '2'],
    ['van der Petrov Elif', '3'],
  ])('knows "%s"', (name, id) => {
    expect(book.resolve(name)).toEqual({ kind: 'member', id });
  });

  it('asks for a name it does not know, with those who share a word', () => {
    expect(book.resolve('Kei Yilmaz')).toMatchObject({ kind: 'ask', candidates: [{ id: '2' }] });
    expect(book.resolve('Nobody Known')).toEqual({ kind: 'ask', candidates: [] });
  });

  it('never guesses between two of one name, unless only one was a member then', () => {
    const two = new NameBook([
      person('1', 'Hana Kim', '2020-01-01', '2022-01-01'),
      person('2', 'HANA KIM', '2023-01-01'),
      person('3', 'Hana Kim', '2024-01-01'),
    ]);
    expect(two.resolve('Hana Kim')).toMatchObject({ kind: 'ask', candidates: [{ id: '1' }, { id: '2' }, { id: '3' }] });
    expect(two.resolve('Hana Kim', '2021-05-05')).toEqual({ kind: 'member', id: '1' });
    expect(two.resolve('Kim Hana', '2023-05-05')).toEqual({ kind: 'member', id: '2' });
    expect(two.resolve('Hana Kim', '2025-05-05')).toMatchObject({ kind: 'ask' });
    expect(two.resolve('Hana Kim', '2022-05-05')).toMatchObject({ kind: 'ask' });
  });

  it('follows a remembered link only where the name itself does not tell', () => {
    const linked = new NameBook(
      [person('1', 'Hana Kim'), person('2', 'Keiko Yilmaz')],
      new Map([
        ['k yilmaz', '2'],
        ['hana kim', '2'],
        ['stranger', null],
      ]),
    );
    expect(linked.resolve('K. Yilmaz')).toEqual({ kind: 'member', id: '2' });
    expect(linked.resolve('Hana Kim')).toEqual({ kind: 'member', id: '1' });
    expect(linked.resolve('Stranger')).toEqual({ kind: 'nobody' });
  });
});
