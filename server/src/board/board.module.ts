import { Module } from '@nestjs/common';
import { BoardResolver } from './board.resolver.js';
import { BoardService } from './board.service.js';

@Module({ providers: [BoardService, BoardResolver] })
export class BoardModule {}
