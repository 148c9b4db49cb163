import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Tx } from '#messaging';
import { aNeed, aProgramme } from '../../../../test/harness/examples.js';
import { eventOf, startTestService, type TestService } from '../../../../test/harness/service.js';
import { matcher } from '../matcher.js';
import { ProgrammeBook } from './programme-book.js';
import { ProgrammeRepository } from './programme.repository.js';

let service: TestService;
let book: ProgrammeBook;
const programme = aProgramme();

beforeAll(async () => {
  service = await startTestService(matcher);
  book = service.app.get(ProgrammeBook);
});
afterAll(() => service?.stop());

const write = async (tx: Tx, state = programme) => {
  const revision = await book.openToWrite(tx);
  await service.app.get(ProgrammeRepository).keep(tx, revision, [eventOf('programme.published', state)]);
  return book.open(tx);
};
const read = () => service.database.transaction((tx) => book.open(tx));

describe('the programme book', () => {
  it('shows a writer what it wrote, and nobody anything that was rolled back', async () => {
    const failing = service.database.transaction(async (tx) => {
      const own = await write(tx);
      expect(own.get(programme.programmeId)).toEqual(programme);
      expect(own.fitting({ ...aNeed(), facts: { values: { ageYears: 9 }, disputed: [] } })).toEqual([
        programme,
      ]);
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    expect(await read()).toMatchObject({ revision: 0, all: [] });
  });

  it('learns the next change, although that has the number of the one rolled back', async () => {
    const other = aProgramme();
    await service.database.transaction((tx) => write(tx, other));
    expect(await read()).toMatchObject({ revision: 1, all: [other] });
  });
});
