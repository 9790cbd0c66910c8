import { Module } from '@nestjs/common';
import { MessagesResolver } from './messages.resolver.js';
import { MessagesService } from './messages.service.js';

@Module({ providers: [MessagesService, MessagesResolver] })
export class MessagesModule {}
