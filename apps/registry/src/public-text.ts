import { Text } from '#service-kit';

/** Text of the catalogue or of a programme, in both languages. */
export class PublicTextBody {
  @Text({ max: 200, example: '焕新乐园' })
  zh: string;

  @Text({ max: 200 })
  en: string;
}
