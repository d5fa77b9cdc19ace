import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Refused } from '@chapterhouse/web-data';
import { renderScreen } from '../../testing/render-screen.js';
import { Screen } from './answer.screen.js';
import english from './messages/en.json' with { type: 'json' };

const gone = () => {
  throw new Refused([{ message: 'Not found.', extensions: { code: 'NOT_FOUND' } }]);
};
const invitation = {
  answerInvitation: { aboutName: 'Ines Halloran', chapterName: 'Harbour Lights' },
};
const kept = { answerOneToOne: { kept: true, userErrors: [] } };
const show = (page: object | (() => object) = invitation, answer: object | (() => object) = kept) =>
  renderScreen(<Screen />, {
    messages: english,
    at: 'answer/s3cret',
    route: 'answer/:token',
    answers: { AnswerInvitation: page, AnswerOneToOne: answer },
  });
const fillIn = async () => {
  const [understood] = await screen.findAllByRole('radio', { name: '4' });
  if (understood) await userEvent.click(understood);
  await userEvent.click(screen.getByRole('radio', { name: '5, at any time' }));
  await userEvent.click(screen.getByRole('radio', { name: 'About both of us' }));
};

describe('the confidential answers', () => {
  it('are three, go out once with the link’s secret, and end in thanks', async () => {
    const { asked } = show();
    await screen.findByRole('heading', { level: 1, name: 'Your one-to-one with Ines Halloran' });
    expect(screen.getByText(/Nobody sees your answers as yours/)).toBeTruthy();
    await fillIn();
    await userEvent.click(screen.getByRole('button', { name: 'Answer in confidence' }));
    expect(await screen.findByRole('heading', { name: 'Thank you' })).toBeTruthy();
    expect(asked.at(-1)).toEqual({
      name: 'AnswerOneToOne',
      variables: { input: { token: 's3cret', understood: 4, stake: 5, meetingWas: 'ABOUT_BOTH' } },
    });
  });

  it('are not sent while one is missing', async () => {
    const { asked } = show();
    await userEvent.click(await screen.findByRole('radio', { name: 'About both of us' }));
    await userEvent.click(screen.getByRole('button', { name: 'Answer in confidence' }));
    expect(screen.getByRole('alert').textContent).toContain('One of the three answers is still missing.');
    expect(asked.map(({ name }) => name)).toEqual(['AnswerInvitation']);
  });

  it('have a kind end when the link was used or is too old', async () => {
    show(gone);
    expect(await screen.findByRole('heading', { name: 'This link has done its work' })).toBeTruthy();
    expect(screen.getByText(/If you have answered already, your answer is kept/)).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('have the same end when it was used in another tab meanwhile', async () => {
    show(invitation, gone);
    await fillIn();
    await userEvent.click(screen.getByRole('button', { name: 'Answer in confidence' }));
    expect(await screen.findByText(/Each link works once/)).toBeTruthy();
  });
});
