import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { contracts, contractOf } from './contracts.js';

const samples = new URL('./samples/', import.meta.url);
const read = (file: string) => JSON.parse(readFileSync(new URL(file, samples), 'utf8')) as unknown;

describe('contracts', () => {
  it.each(contracts.map((contract) => [contract.type, contract] as const))(
    '%s reads its golden samples',
    (type) => {
      const contract = contractOf(type)!;
      for (let version = 1; version <= contract.version; version += 1) {
        let data = read(`${type}.v${version}.json`);
        for (let step = version; step < contract.version; step += 1) data = contract.upcasters[step]!(data);
        expect(contract.validate(data)).toEqual([]);
        expect(contract.keyOf(data)).not.toBe('undefined');
        expect(contract.subjectOf(data)).not.toBe('undefined');
      }
    },
  );

  it('keeps no sample of an unknown type', () => {
    const types = readdirSync(samples).map((file) => file.replace(/\.v\d+\.json$/, ''));
    expect(types.filter((type) => contractOf(type) === undefined)).toEqual([]);
  });

  it('names the field that is wrong', () => {
    const sample = read('need.filed.v1.json') as object;
    expect(
      contractOf('need.filed')!
        .validate({ ...sample, areaCode: 'Beijing' })
        .join(),
    ).toContain('/areaCode');
    expect(contractOf('need.filed')!.validate({ ...sample, name: '小宇' })).not.toEqual([]);
  });
});
