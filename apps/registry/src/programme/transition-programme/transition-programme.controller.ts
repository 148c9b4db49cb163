import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiIfMatch, IdParam, IfMatch, Written } from '#service-kit';
import { TransitionProgramme } from './transition-programme.js';

@ApiTags('programmes')
@Controller('programmes/:id/transitions')
export class TransitionProgrammeController {
  constructor(private readonly transition: TransitionProgramme) {}

  @Post('publish')
  @HttpCode(200)
  @ApiIfMatch()
  publish(@IdParam() id: string, @IfMatch() expected: number): Promise<Written> {
    return this.transition.execute(id, expected, 'publish');
  }

  @Post('pause')
  @HttpCode(200)
  @ApiIfMatch()
  pause(@IdParam() id: string, @IfMatch() expected: number): Promise<Written> {
    return this.transition.execute(id, expected, 'pause');
  }

  @Post('resume')
  @HttpCode(200)
  @ApiIfMatch()
  resume(@IdParam() id: string, @IfMatch() expected: number): Promise<Written> {
    return this.transition.execute(id, expected, 'resume');
  }

  @Post('close')
  @HttpCode(200)
  @ApiIfMatch()
  close(@IdParam() id: string, @IfMatch() expected: number): Promise<Written> {
    return this.transition.execute(id, expected, 'close');
  }
}
