import { Body, Controller, Post } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import type { Once } from '#messaging';
import {
  ApiIdempotencyKey,
  AreaCodeField,
  DateField,
  Flag,
  IdempotencyKey,
  ListOf,
  OneOf,
  Pattern,
  Text,
  Written,
} from '#service-kit';
import { RELATIONS, type Relation } from '../domain/members.js';
import { RegisterHousehold } from './register-household.js';

const PHONE = /^\+?[0-9][0-9 -]{4,29}$/;
const PHONE_SAID = { zh: '电话号码', en: 'a phone number' };
const ID_NUMBER = /^[0-9A-Za-z()-]{5,30}$/;
const ID_NUMBER_SAID = { zh: '证件号码', en: 'the number of an identity document' };

class MemberBody {
  @Text({ max: 60 })
  name: string;

  @OneOf(RELATIONS, { description: 'to the person who is "self"' })
  relation: Relation;

  @DateField()
  birthDate: string;

  @Flag({ description: 'decides for the children of the household' })
  isGuardian: boolean;

  @Pattern(ID_NUMBER, ID_NUMBER_SAID, { optional: true })
  idNumber?: string;

  @Pattern(PHONE, PHONE_SAID, { optional: true })
  phone?: string;
}

class RegisterHouseholdBody {
  @AreaCodeField({ description: 'the community' })
  areaCode: string;

  @Text({ max: 200 })
  address: string;

  @Pattern(PHONE, PHONE_SAID, { optional: true })
  phone?: string;

  @ListOf(() => MemberBody, { min: 1, max: 30 })
  members: MemberBody[];
}

class RegisteredMember {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: RELATIONS })
  relation: Relation;
}

class RegisteredHousehold extends Written {
  @ApiProperty({ type: [RegisteredMember], description: 'in the order in which they were sent' })
  members: RegisteredMember[];
}

@ApiTags('households')
@Controller('households')
export class RegisterHouseholdController {
  constructor(private readonly registerHousehold: RegisterHousehold) {}

  @Post()
  @ApiIdempotencyKey()
  register(
    @Body() body: RegisterHouseholdBody,
    @IdempotencyKey() once: Once | undefined,
  ): Promise<RegisteredHousehold> {
    return this.registerHousehold.execute(body, once);
  }
}
