import { Module } from '@nestjs/common';
import { BoardResolver } from './board.resolver.js';
import { BoardService } from './board.service.js';
import { RoundsResolver } from './round/rounds.resolver.js';
import { RoundsService } from './round/rounds.service.js';

@Module({ providers: [BoardService, BoardResolver, RoundsService, RoundsResolver] })
export class BoardModule {}
