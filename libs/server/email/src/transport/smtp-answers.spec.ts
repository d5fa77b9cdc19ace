import { classifyFailure, type SmtpFailure } from './smtp-answers.js';

const refused = (command: string, response: string, code = 'EENVELOPE'): SmtpFailure => ({
  message: 'refused',
  code,
  command,
  response,
  responseCode: Number(response.slice(0, 3)),
});

describe('classifyFailure', () => {
  it.each([
    ['550 5.1.1 User unknown', '5.1.1', true],
    ['550 5.1.10 Recipient not found', '5.1.10', true],
    ['553 5.1.3 Bad address syntax', '5.1.3', true],
    ['550 5.2.1 Mailbox disabled', '5.2.1', true],
    ['550 No such user', null, true],
    ['501 Bad recipient address syntax', null, true],
    ['552 5.2.2 Mailbox full', '5.2.2', false],
    ['550 5.7.1 Blocked by policy', '5.7.1', false],
    ['554 Transaction failed', null, false],
  ])('takes "%s" for the recipient as final', (response, enhancedCode, addressIsDead) => {
    expect(classifyFailure(refused('RCPT TO', response))).toEqual({
      state: 'bounced',
      code: Number(response.slice(0, 3)),
      enhancedCode,
      reason: response,
      addressIsDead,
    });
  });

  it('does not hold the content of a mail against the address', () => {
    expect(classifyFailure(refused('DATA', '550 5.7.1 Message refused', 'EMESSAGE'))).toMatchObject({
      state: 'bounced',
      addressIsDead: false,
    });
    expect(classifyFailure(refused('DATA', '550 Message refused', 'EMESSAGE'))).toMatchObject({ addressIsDead: false });
  });

  it.each(['451 4.3.0 Try again later', '450 4.2.1 Greylisted', '421 4.7.0 Too many connections'])(
    'tries again after "%s"',
    (response) => {
      expect(classifyFailure(refused('RCPT TO', response))).toMatchObject({ state: 'retry', everyMail: false });
    },
  );

  it.each([
    ['our sign-in', refused('AUTH PLAIN', '535 5.7.8 Authentication failed', 'EAUTH')],
    ['our sender', refused('MAIL FROM', '550 5.7.1 Sender refused')],
    ['the whole connection', refused('CONN', '554 5.7.1 No service for you', 'EPROTOCOL')],
    ['the order of commands', refused('RCPT TO', '503 5.5.1 Bad sequence')],
  ])('marks nobody’s address when the server refuses %s', (_what, failure) => {
    expect(classifyFailure(failure)).toMatchObject({ state: 'retry' });
  });

  it('tries again, with every mail, when there is no connection', () => {
    const failure = { message: 'connect ECONNREFUSED 127.0.0.1:25', code: 'ESOCKET', command: 'CONN' };
    expect(classifyFailure(failure)).toEqual({
      state: 'retry',
      code: null,
      enhancedCode: null,
      reason: 'connect ECONNREFUSED 127.0.0.1:25',
      everyMail: true,
    });
  });
});
