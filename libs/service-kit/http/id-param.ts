import { Injectable, Param, type PipeTransform } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { DomainError } from '#kernel';

@Injectable()
class IdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!isUUID(value)) throw new DomainError('input.id', { value: value.slice(0, 60) });
    return value.toLowerCase();
  }
}

/** An id in the path. */
export const IdParam = (name = 'id') => Param(name, IdPipe);
