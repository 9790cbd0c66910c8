import { Module, type DynamicModule } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { ComparisonsModule } from '../comparisons/comparisons.module.js';
import { ArithmeticController } from './arithmetic/arithmetic.controller.js';
import { ArithmeticService } from './arithmetic/arithmetic.service.js';
import { BoardResolver } from './board.resolver.js';
import { BoardService } from './board.service.js';
import { MethodsResolver } from './methods/methods.resolver.js';
import { MethodsService } from './methods/methods.service.js';
import { RoundPersonResolver } from './round/person/round-person.resolver.js';
import { RoundPersonService } from './round/person/round-person.service.js';
import { AppealsResolver } from './round/appeals/appeals.resolver.js';
import { AppealsService } from './round/appeals/appeals.service.js';
import { RoundLoadsResolver, RoundLoadsService } from './round/basis/round-loads.js';
import { ChangesResolver } from './round/changes/changes.resolver.js';
import { ChangesService } from './round/changes/changes.service.js';
import { MovedCasesService } from './round/changes/moved-cases.js';
import { RoundBook } from './round/round-book.js';
import { RoundsResolver } from './round/rounds.resolver.js';
import { RoundsService } from './round/rounds.service.js';
import { WatchResolver } from './watch/watch.resolver.js';
import { WatchService } from './watch/watch.service.js';

@Module({})
export class BoardModule {
  /** The board, with the log that deliveries have; jobs tell it what went wrong. */
  static through(deliveries: DynamicModule): DynamicModule {
    return {
      module: BoardModule, imports: [deliveries, CasesModule, ComparisonsModule],
      controllers: [ArithmeticController],
      exports: [BoardService, RoundsService, RoundPersonService],
      providers: [
        ArithmeticService, BoardService, BoardResolver, MethodsService, MethodsResolver, RoundBook, RoundLoadsService, RoundLoadsResolver, MovedCasesService, AppealsService, AppealsResolver, ChangesService, ChangesResolver,
        RoundPersonService, RoundPersonResolver, RoundsService, RoundsResolver, WatchService, WatchResolver,
      ],
    };
  }
}
