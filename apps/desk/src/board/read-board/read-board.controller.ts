import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AreaCodeField, CodeField, IdField, IdParam, limitOf, OneOf, pageOf, PageQuery } from '#service-kit';
import { NamesQuery } from '../../labels/names.query.js';
import { writePosition } from '../../live/domain/position.js';
import { LiveFeed } from '../../live/live-feed.js';
import { type BoardColumn, COLUMNS } from '../domain/columns.js';
import { placeOf, readPlace } from './board-cursor.js';
import { BoardQuery } from './board.query.js';
import { cardView, type CardView, namesWantedBy } from './card-view.js';

class BoardFilter extends PageQuery {
  @AreaCodeField({ optional: true, description: 'this area and all in it' })
  areaCode?: string;

  @CodeField({ optional: true })
  category?: string;

  @IdField({ optional: true })
  programmeId?: string;

  @OneOf(COLUMNS, { optional: true, description: 'this column only' })
  column?: BoardColumn;
}

export interface BoardView {
  /** For /api/live?after=: what changes after this board was read. */
  position: string;
  columns: { column: BoardColumn; count: number; cards: CardView[]; next: string | null }[];
}

@ApiTags('board')
@Controller('api/board')
export class ReadBoardController {
  constructor(
    private readonly board: BoardQuery,
    private readonly names: NamesQuery,
    private readonly feed: LiveFeed,
  ) {}

  /** The board, up to `limit` cards a column; the `next` of a column gives its next page. */
  @Get()
  async read(@Query() filter: BoardFilter): Promise<BoardView> {
    const from = readPlace(filter, filter.column);
    const only = filter.column ?? from?.column;
    const columns = only ? [only] : COLUMNS;
    const position = writePosition(await this.feed.now());
    const [counts, rows] = await Promise.all([
      this.board.counts(filter),
      this.board.cards({ filter, columns, limit: limitOf(filter) + 1, from }),
    ]);
    const names = await this.names.of(namesWantedBy(rows));
    const pages = columns.map((column) => {
      const cards = rows.filter((row) => row.column === column);
      const { items, next } = pageOf(cards, filter, placeOf);
      return {
        column,
        count: counts.get(column) ?? 0,
        cards: items.map((row) => cardView(row, names)),
        next,
      };
    });
    return { position, columns: pages };
  }

  /** One card, for instance after a live event about it. */
  @Get(':needId')
  async card(@IdParam('needId') needId: string): Promise<CardView> {
    const row = await this.board.card(needId);
    return cardView(row, await this.names.of(namesWantedBy([row])));
  }
}
