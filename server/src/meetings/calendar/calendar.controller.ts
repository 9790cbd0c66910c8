import { Controller, Get, Header, NotFoundException, Param } from '@nestjs/common';
import { Public } from '../../identity/needs.js';
import { CalendarService } from './calendar.service.js';

/** Calendars, for programs that cannot sign in: the secret in the address says whose. */
@Controller('calendar')
export class CalendarController {
  constructor(private readonly service: CalendarService) {}

  /** When somebody's meetings are (RFC 5545). 404 for a secret that is nobody's. */
  @Public()
  @Get(':secret.ics')
  @Header('Content-Type', 'text/calendar; charset=utf-8')
  @Header('Cache-Control', 'private, no-store')
  @Header('Referrer-Policy', 'no-referrer')
  async read(@Param('secret') secret: string): Promise<string> {
    const calendar = await this.service.read(secret);
    if (calendar === undefined) throw new NotFoundException();
    return calendar;
  }
}
