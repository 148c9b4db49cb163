import { ApiProperty } from '@nestjs/swagger';
import { languageOf, wordFault, Written } from '#service-kit';
import type { Fault } from './domain/check-offer.js';

class ProgrammeWarning {
  @ApiProperty({ example: 'criterion.repeats-service-area' })
  code: string;

  @ApiProperty({ description: 'JSON pointer into what was sent', example: '/criteria/all/0' })
  path: string;

  @ApiProperty({ description: 'in the language of the caller' })
  message: string;
}

/** The answer when terms are saved. */
export class SavedProgramme extends Written {
  @ApiProperty({ type: [ProgrammeWarning], description: 'what was saved but is worth a second look' })
  warnings: ProgrammeWarning[];
}

/** What was saved, with its warnings in the caller's words. An answer kept by an earlier release has none. */
export function savedProgramme(
  { warnings = [], ...written }: Written & { readonly warnings?: readonly Fault[] },
  accept: string | undefined,
): SavedProgramme {
  const language = languageOf(accept);
  const worded = warnings.map((warning) => {
    const { field: path, code, message } = wordFault(warning, language);
    return { code, path, message };
  });
  return { ...written, warnings: worded };
}
