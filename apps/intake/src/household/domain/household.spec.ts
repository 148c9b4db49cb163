import { describe, expect, it } from '@jest/globals';
import { registerHousehold } from './household.js';
import { isUnder, type MemberInput, needsGuardian } from './members.js';

const mother: MemberInput = { name: '甲', relation: 'self', birthDate: '1990-03-01', isGuardian: true };
const child: MemberInput = { name: '乙', relation: 'child', birthDate: '2017-05-20', isGuardian: false };

function register(...members: MemberInput[]) {
  let ids = 0;
  const at = { newId: () => `id${(ids += 1)}`, now: new Date('2026-11-24T02:00:00Z'), today: '2026-11-24' };
  return registerHousehold({ areaCode: '110101008012', address: '示例胡同1号', members }, at);
}

describe('registerHousehold', () => {
  it('gives the household and each member an id, and tells nobody', () => {
    const { household, events } = register(mother, child);
    expect(household).toMatchObject({ id: 'id1', version: 1, members: [{ id: 'id2' }, { id: 'id3' }] });
    expect(events).toEqual([]);
  });

  it.each<[string, string, MemberInput[]]>([
    ['nobody', 'household.no-members', []],
    ['a birth date after today', 'household.born-in-future', [{ ...mother, birthDate: '2026-11-25' }]],
    ['a child without a guardian', 'household.no-guardian', [{ ...mother, isGuardian: false }, child]],
    ['a child as guardian', 'household.guardian-too-young', [{ ...child, isGuardian: true }]],
    ['two who are "self"', 'household.two-selves', [mother, { ...child, relation: 'self' }]],
    ['the same person twice', 'household.same-member', [mother, { ...mother, relation: 'other' }]],
    [
      'one ID number for two',
      'household.same-id-number',
      [
        { ...mother, idNumber: '11010119900301001x' },
        { ...child, idNumber: '11010119900301001X' },
      ],
    ],
  ])('refuses %s', (_, code, members) => {
    expect(() => register(...members)).toThrow(code);
  });

  it('takes somebody of 14 without a guardian, and somebody born today with one', () => {
    expect(register({ ...child, birthDate: '2012-11-24' }).household.members).toHaveLength(1);
    expect(register(mother, { ...child, birthDate: '2026-11-24' }).household.members).toHaveLength(2);
  });
});

describe('isUnder', () => {
  it.each([
    ['2012-11-24', '2026-11-24', false],
    ['2012-11-25', '2026-11-24', true],
    ['2012-02-29', '2026-02-28', true],
    ['2012-02-29', '2026-03-01', false],
  ])('born %s, on %s, under 14: %s', (birthDate, today, under) => {
    expect(isUnder(14, birthDate, today)).toBe(under);
    expect(needsGuardian(birthDate, today)).toBe(under);
  });
});
