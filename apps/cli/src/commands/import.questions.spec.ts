import { readAnswer } from './import.questions.js';

const question = {
  name: 'A. Brandt',
  places: [],
  candidates: [
    { memberId: 'm1', name: 'Ada Brandt' },
    { memberId: null, name: 'Anders Brandt' },
  ],
};

it.each([
  ['1', { name: 'A. Brandt', kind: 'MEMBER', memberId: 'm1' }],
  ['2', { name: 'A. Brandt', kind: 'SAME_AS', as: 'Anders Brandt' }],
  [' N ', { name: 'A. Brandt', kind: 'NEW' }],
  ['o', { name: 'A. Brandt', kind: 'NOBODY' }],
  ['a', 'all-new'],
  ['s', 'stop'],
  ['3', null],
  ['0', null],
  ['', null],
  ['yes', null],
])('reads the answer %j to whom a name means', (text, decision) => {
  expect(readAnswer(question, text)).toEqual(decision);
});
