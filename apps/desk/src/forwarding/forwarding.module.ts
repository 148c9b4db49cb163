import { Module } from '@nestjs/common';
import { ForwardRequests } from './forward-requests.js';

@Module({ providers: [ForwardRequests] })
export class ForwardingModule {}
