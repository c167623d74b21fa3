/** An error of the provider's pages: its number, what the server says, and how a test or a person provokes it here. */
export interface DocumentedError {
  /** `*`: every file. */
  readonly file: string;
  readonly number: number;
  /** What the answer says. The texts of 1, 2, 9 and of sending were seen in practice (facts 8); the rest is in their manner. */
  readonly says: string;
  readonly provokedBy: string;
}

/** Every error that the pages document. `test/smsc/sandbox/errors.test.ts` provokes each of them. */
export const documentedErrors: readonly DocumentedError[] = [
  { file: '*', number: 1, says: 'parameters error', provokedBy: 'leave out a parameter that the page asks for' },
  { file: '*', number: 2, says: 'authorise error', provokedBy: 'a wrong password, or the fault `denied`' },
  { file: '*', number: 4, says: 'ip is blocked', provokedBy: 'the fault `blocked`' },
  { file: '*', number: 9, says: 'duplicate request, wait a minute', provokedBy: 'more requests than `limits` allow' },
  { file: 'senders.php', number: 3, says: 'sender not found', provokedBy: 'del, chg or get of a name nobody has' },
  { file: 'senders.php', number: 5, says: 'save error', provokedBy: 'add a name that is there already' },
  { file: 'senders.php', number: 7, says: 'invalid number', provokedBy: 'send_code with a sender that is no number' },
  { file: 'senders.php', number: 8, says: "can't to deliver", provokedBy: 'send_code to a landline, 74950000000' },
  { file: 'senders.php', number: 10, says: 'code already sent', provokedBy: 'send_code twice within 8 hours' },
  { file: 'senders.php', number: 11, says: 'invalid code', provokedBy: 'check_code with another code than 338824' },
  { file: 'get.php', number: 3, says: 'message not found', provokedBy: 'get_messages for a number nobody wrote to' },
  { file: 'info.php', number: 3, says: 'operator not found', provokedBy: 'get_operator of a landline, 74950000000' },
  { file: 'tinyurls.php', number: 3, says: 'link not found', provokedBy: 'get with an id that nothing has' },
  { file: 'jobs.php', number: 3, says: 'save error', provokedBy: 'del or cancel with an id that nothing has' },
  { file: 'jobs.php', number: 5, says: 'invalid date', provokedBy: 'add with time=tomorrow' },
  { file: 'users.php', number: 3, says: 'no records', provokedBy: 'get_stat for days without messages' },
  { file: 'users.php', number: 5, says: 'operation failed', provokedBy: 'chg with a wrong pswc' },
  {
    file: 'users.php',
    number: 6,
    says: 'subclient not found',
    provokedBy: 'chg, pay or get_stat of a login nobody has',
  },
  { file: 'users.php', number: 7, says: 'common balance', provokedBy: 'pay to sub_alex, who shares the balance' },
  { file: 'users.php', number: 8, says: 'save error', provokedBy: 'add a login that is there already' },
  { file: 'users.php', number: 10, says: 'not enough money', provokedBy: 'pay more than the balance' },
  { file: 'send.php', number: 3, says: 'no money', provokedBy: 'send to so many numbers that the balance is exceeded' },
  { file: 'send.php', number: 5, says: 'invalid date', provokedBy: 'time=tomorrow' },
  {
    file: 'send.php',
    number: 6,
    says: 'message is denied',
    provokedBy: 'a sender nobody has, or a text with «казино»',
  },
  { file: 'send.php', number: 7, says: 'invalid number', provokedBy: 'phones=123' },
  { file: 'send.php', number: 8, says: "can't to deliver", provokedBy: 'a landline, 74950000000' },
  { file: 'status.php', number: 5, says: 'delete error', provokedBy: 'del of a message that is not there' },
];

/** What the server says for an error number of a file. */
export function saying(file: string, number: number): string {
  const found = documentedErrors.find(
    (error) => error.number === number && (error.file === file || error.file === '*'),
  );
  return found?.says ?? 'error';
}

/** The provider refuses a request. `id` is the message's, where send.php names it in the refusal. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly number: number;
  readonly id: string | undefined;

  constructor(number: number, id?: string) {
    super(`error ${number}`);
    this.number = number;
    this.id = id;
  }
}
