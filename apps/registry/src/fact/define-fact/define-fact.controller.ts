import { Body, Controller, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { FACT_SENSITIVITIES, FACT_SUPPLIERS, FACT_TYPES } from '#contracts';
import type { FactDefinition } from '#eligibility';
import { CodeField, ListOf, Nested, OneOf, PatternList, Text } from '#service-kit';
import type { Fact } from '../domain/fact.js';
import { PublicTextBody } from '../../public-text.js';
import { DefineFact } from './define-fact.js';

const SUPPLIER = new RegExp(`^(${FACT_SUPPLIERS.join('|')})$`);
const SUPPLIER_SAID = { zh: FACT_SUPPLIERS.join('、'), en: FACT_SUPPLIERS.join(', ') };

class FactOptionBody {
  @Text({ max: 64 })
  value: string;

  @Nested(() => PublicTextBody)
  label: PublicTextBody;
}

class DefineFactBody {
  @OneOf(FACT_TYPES)
  type: Fact['type'];

  @CodeField({ optional: true, example: 'years' })
  unit?: string;

  @ListOf(() => FactOptionBody, { max: 100, optional: true, description: 'for a choice or a set' })
  options?: FactOptionBody[];

  @Nested(() => PublicTextBody)
  label: PublicTextBody;

  @PatternList(SUPPLIER, SUPPLIER_SAID, { min: 1, max: FACT_SUPPLIERS.length })
  suppliedBy: FactDefinition['suppliedBy'][number][];

  @OneOf(FACT_SENSITIVITIES)
  sensitivity: Fact['sensitivity'];
}

@ApiTags('facts')
@Controller('facts')
export class DefineFactController {
  constructor(private readonly defineFact: DefineFact) {}

  /** Defines a fact or corrects it. The same again changes nothing and tells nobody. */
  @Put(':key')
  define(@Param('key') key: string, @Body() body: DefineFactBody): Promise<Fact> {
    return this.defineFact.execute({ key, ...body });
  }
}
