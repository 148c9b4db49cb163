import { Module } from '@nestjs/common';
import { ProgrammeBook } from './programme-book.js';
import { ProgrammeRepository } from './programme.repository.js';
import { ReadProgrammesController } from './read-programmes/read-programmes.controller.js';

@Module({
  controllers: [ReadProgrammesController],
  providers: [ProgrammeBook, ProgrammeRepository],
  exports: [ProgrammeBook, ProgrammeRepository],
})
export class ProgrammeModule {}
